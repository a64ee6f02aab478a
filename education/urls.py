"""Pages of organisation life beyond the ledger's own."""

from records.rooms import addresses

app_name = "education"

urlpatterns = addresses("education")
