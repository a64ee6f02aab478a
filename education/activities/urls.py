"""Pages of this room beyond its ledgers."""

from django.urls import path

from education.activities import minutes

urlpatterns = [
    path("activities/<uuid:pk>/minutes/", minutes.download, name="minutes"),
]
