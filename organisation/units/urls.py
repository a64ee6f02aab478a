"""Pages of this room beyond its ledgers."""

from django.urls import path

from organisation.units import tree_page

urlpatterns = [
    path("tree/", tree_page.tree, name="tree"),
]
