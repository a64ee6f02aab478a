"""Pages of this room beyond its ledgers."""

from django.urls import path

from welfare.asks import branch_page

urlpatterns = [
    path("ask/", branch_page.show, name="ask_branch"),
]
