"""What follows from the moves of a squad and of its milestones."""

from branches.squads.acts import follow, milestone_moved
from branches.squads.models import AssaultTeam
from branches.squads.parts import SquadMilestone
from records.workflow import connect


def register() -> None:
    connect(AssaultTeam, follow)
    connect(SquadMilestone, milestone_moved)
