"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.needs import own_page, to_needs_page

urlpatterns = [
    path("to-needs/", to_needs_page.show, name="to_needs"),
    path("my-needs/", own_page.show, name="own_needs"),
    path("my-needs/new/", own_page.ask, name="ask_need"),
]
