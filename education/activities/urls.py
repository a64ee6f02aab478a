"""Pages of this room beyond its ledgers."""

from django.urls import path

from education.activities import views

urlpatterns = [
    path("activities/<uuid:pk>/minutes/", views.download, name="minutes"),
]
