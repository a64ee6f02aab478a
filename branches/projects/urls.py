"""A project."""

from django.urls import path

from branches.projects import views
from branches.projects.coverage_page import ProjectCoverage

urlpatterns = [
    *ProjectCoverage().urls(),
    path("projects/<uuid:pk>/phase/", views.phase, name="phase"),
    path("projects/<uuid:pk>/no-branch/", views.no_branch, name="no_branch"),
]
