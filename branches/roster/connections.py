"""A card that changed changes the numbers of the person's branches."""

from branches.roster.counts import refresh_counts_of
from organisation.changes import listen_to_people


def register() -> None:
    listen_to_people(refresh_counts_of)
