"""Joint building."""

from django.urls import path

from branches.joint import views

urlpatterns = [
    path("joint/overview/", views.overview, name="joint_overview"),
]
