"""Addresses beside the ledgers."""

from django.urls import path

from welfare.asks import branch_page as ask_branch
from welfare.coverage import person_page as person
from welfare.coverage import views as coverage
from welfare.needs import own_page as own_needs
from welfare.needs import step_pages as steps
from welfare.needs import to_needs_page as to_needs

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
