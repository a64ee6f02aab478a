"""The end of a branch is told."""

from branches.life.notices import tell_endings
from organisation.changes import listen


def register() -> None:
    listen(tell_endings)
