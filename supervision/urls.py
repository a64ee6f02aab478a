"""Addresses beside the ledgers."""

from django.urls import path

from supervision.findings import views

app_name = "supervision"

urlpatterns = [path("points/", views.points, name="points")]
