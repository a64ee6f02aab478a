"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.needs import own_page, step_pages, to_needs_page

urlpatterns = [
    path("to-needs/", to_needs_page.show, name="to_needs"),
    path("my-needs/", own_page.show, name="own_needs"),
    path("my-needs/new/", own_page.ask, name="ask_need"),
    path("needs/<uuid:pk>/pass-up/", step_pages.pass_up, name="pass_up"),
    path("needs/<uuid:pk>/answer/", step_pages.answer, name="answer"),
    path("needs/<uuid:pk>/confirm/", step_pages.confirm, name="confirm"),
    path("needs/<uuid:pk>/reopen/", step_pages.reopen, name="reopen"),
]
