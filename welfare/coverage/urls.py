"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.coverage import person_page, views

urlpatterns = [
    path("coverage/", views.show, name="coverage"),
    path("people/<uuid:pk>/", person_page.show, name="person"),
]
