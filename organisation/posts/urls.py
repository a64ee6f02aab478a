"""Pages of this room beyond its ledgers."""

from django.urls import path

from organisation.posts import acting_page

urlpatterns = [
    path("act-as/", acting_page.act_as, name="act_as"),
]
