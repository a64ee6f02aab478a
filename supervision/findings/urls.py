"""Pages of this room beyond its ledgers."""

from django.urls import path

from supervision.findings import views

urlpatterns = [
    path("points/", views.points, name="points"),
]
