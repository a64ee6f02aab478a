"""Open needs go on with whoever stands in the place of a unit that ends."""

from organisation.changes import listen_to_ends, listen_to_merges
from welfare.needs.inherit import hand_over, pass_on


def register() -> None:
    listen_to_ends(pass_on)
    listen_to_merges(hand_over)
