"""Scores of a quarter."""

from django.urls import path

from branches.area_scores import views

urlpatterns = [
    path("<uuid:pk>/areas/scores/", views.give, name="score_areas"),
]
