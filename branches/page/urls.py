"""The branch as a whole."""

from django.urls import path

from branches.page import views

urlpatterns = [
    path("<uuid:pk>/decision/", views.decision, name="decision"),
]
