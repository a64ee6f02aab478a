"""The pages of the first start: three for whoever holds the code, four for the administrator."""

from django.urls import path

from portal.first_start import later_views, views

app_name = "first_start"

urlpatterns = [
    path("", views.code, name="code"),
    path("institute/", views.institute, name="institute"),
    path("administrators/", views.administrators, name="administrators"),
    path("calendar/", later_views.calendar, name="calendar"),
    path("units/", later_views.units, name="units"),
    path("sending/", later_views.sending, name="sending"),
    path("ready/", later_views.ready, name="ready"),
]
