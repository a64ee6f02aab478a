"""Pages of this room beyond its ledgers."""

from django.urls import path

from education.participation import views

urlpatterns = [
    path("people/<uuid:pk>/", views.show, name="participation"),
]
