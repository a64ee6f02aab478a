"""What follows from the moves of a need, and from the end of a unit that has some open."""

from organisation.changes import listen_to_ends, listen_to_merges
from records.workflow import connect
from welfare.coverage import duties
from welfare.needs.inherit import hand_over, pass_on
from welfare.needs.models import Need


def register() -> None:
    connect(Need, duties.follow)
    listen_to_ends(pass_on)
    listen_to_merges(hand_over)
