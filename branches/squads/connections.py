"""What follows from the moves of a squad."""

from branches.squads.acts import follow
from branches.squads.models import AssaultTeam
from records.workflow import connect


def register() -> None:
    connect(AssaultTeam, follow)
