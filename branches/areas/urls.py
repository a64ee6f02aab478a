"""Areas and posts."""

from django.urls import path

from branches.areas import views

urlpatterns = [
    path("areas/<uuid:pk>/keepers/", views.hand_over, name="hand_over_area"),
    path("<uuid:pk>/areas/plates/", views.plates, name="area_plates"),
]
