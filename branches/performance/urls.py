"""What a branch says of its members."""

from django.urls import path

from branches.performance import views

urlpatterns = [
    path("<uuid:pk>/performance/", views.write, name="performance"),
]
