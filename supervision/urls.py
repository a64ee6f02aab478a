"""Addresses beside the ledgers."""

from records.rooms import addresses

app_name = "supervision"

urlpatterns = addresses("supervision")
