"""Pages of the reminding, by subject."""

from records.rooms import addresses

app_name = "reminders"

urlpatterns = addresses("reminders")
