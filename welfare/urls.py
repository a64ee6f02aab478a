"""Addresses beside the ledgers."""

from django.urls import path

from welfare.views import ask_branch, coverage, own_needs, person, steps, to_needs

app_name = "welfare"

urlpatterns = [
    path("ask/", ask_branch.show, name="ask_branch"),
    path("to-needs/", to_needs.show, name="to_needs"),
    path("coverage/", coverage.show, name="coverage"),
    path("people/<uuid:pk>/", person.show, name="person"),
    path("my-needs/", own_needs.show, name="own_needs"),
    path("my-needs/new/", own_needs.ask, name="ask_need"),
    path("needs/<uuid:pk>/pass-up/", steps.pass_up, name="pass_up"),
    path("needs/<uuid:pk>/answer/", steps.answer, name="answer"),
    path("needs/<uuid:pk>/confirm/", steps.confirm, name="confirm"),
    path("needs/<uuid:pk>/reopen/", steps.reopen, name="reopen"),
]
