"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.needs import views

urlpatterns = [
    path("to-needs/", views.to_needs, name="to_needs"),
    path("my-needs/", views.own_needs, name="own_needs"),
    path("my-needs/new/", views.ask_need, name="ask_need"),
]
