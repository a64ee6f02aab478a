"""A pledge ends with the stay and with the branch."""

from branches.pledges.acts import end_with_lives
from organisation.changes import listen


def register() -> None:
    listen(end_with_lives, ahead=True)
