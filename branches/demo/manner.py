"""How a branch keeps its regular work. Single stories (no pledges, no areas …) stand where they are told."""

from __future__ import annotations

from enum import Enum


class Manner(Enum):
    STEADY = "everything in its time, approved at once"
    BUSY = "everything before the month is out, the papers a little later"
    SLACK = "now and then a meeting is left out"


SLACK = (3, 28, 38)
BUSY = (1, 2, 4, 5, 8, 9, 10, 20, 21, 22, 25, 29, 36)


def of(number: int) -> Manner:
    """The manner of the branch with this number."""
    if number in SLACK:
        return Manner.SLACK
    return Manner.BUSY if number in BUSY else Manner.STEADY
