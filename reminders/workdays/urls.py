"""Pages of this room beyond its ledgers."""

from django.urls import path

from reminders.workdays import views

urlpatterns = [
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/<int:year>/", views.calendar, name="calendar_year"),
    path("calendar/<int:year>/day/", views.set_day, name="calendar_day"),
    path("calendar/<int:year>/import/", views.import_notice, name="calendar_import"),
    path("calendar/<int:year>/template/", views.template, name="calendar_template"),
]
