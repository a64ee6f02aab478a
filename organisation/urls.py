"""Pages of units, people and posts beyond their ledgers."""

from records.rooms import addresses

app_name = "organisation"

urlpatterns = addresses("organisation")
