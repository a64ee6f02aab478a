"""A branch from extension to archive."""

from django.urls import path

from branches.life import views

urlpatterns = [
    path("<uuid:pk>/extend/", views.extend, name="extend"),
    path("<uuid:pk>/begin-dissolving/", views.begin_dissolving, name="begin_dissolving"),
    path("<uuid:pk>/convert/", views.convert, name="convert"),
    path("<uuid:pk>/project-end/", views.confirm_end, name="confirm_end"),
    path("<uuid:pk>/resume/", views.resume, name="resume"),
    path("<uuid:pk>/dissolve/", views.dissolve, name="dissolve"),
    path("<uuid:pk>/archive/", views.archive, name="archive"),
    path("<uuid:pk>/permit/", views.permit, name="permit"),
]
