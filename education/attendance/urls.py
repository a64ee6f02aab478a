"""Pages of this room beyond its ledgers."""

from django.urls import path

from education.attendance import views

urlpatterns = [
    path("roll/", views.names, name="roll"),
]
