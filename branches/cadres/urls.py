"""Party-affairs officers."""

from django.urls import path

from branches.cadres import views

urlpatterns = [
    path("cadres/", views.overview, name="cadre_overview"),
    path("cadres/full-time/", views.full_time, name="full_time"),
]
