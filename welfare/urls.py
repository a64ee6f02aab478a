"""Addresses beside the ledgers."""

from records.rooms import addresses

app_name = "welfare"

urlpatterns = addresses("welfare")
