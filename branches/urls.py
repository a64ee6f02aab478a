"""Pages of organisations and people beyond their ledgers."""

from records.rooms import addresses

app_name = "branches"

urlpatterns = addresses("branches")
