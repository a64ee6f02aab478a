"""Pages of this room beyond its ledgers."""

from django.urls import path

from reminders.notices import deliveries_page, views

urlpatterns = [
    path("notices/", views.notices, name="notices"),
    path("notices/read/", views.read_all, name="read_all"),
    path("notices/preference/", views.preference, name="preference"),
    path("notices/<int:pk>/", views.open_notice, name="notice"),
    path("deliveries/", deliveries_page.deliveries, name="deliveries"),
    path("deliveries/<int:pk>/again/", deliveries_page.send_again, name="send_again"),
]
