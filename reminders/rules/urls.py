"""Pages of this room beyond its ledgers."""

from django.urls import path

from reminders.rules import views

urlpatterns = [
    path("rules/", views.rules, name="rules"),
    path("rules/create/", views.create, name="rule_create"),
    path("rules/<int:pk>/", views.rule, name="rule"),
    path("rules/<int:pk>/change/", views.change, name="rule_change"),
    path("rules/<int:pk>/end/", views.end, name="rule_end"),
]
