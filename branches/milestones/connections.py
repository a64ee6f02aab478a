"""What follows from the moves of a milestone."""

from branches.milestones.acts import follow
from branches.milestones.models import SquadMilestone
from records.workflow import connect


def register() -> None:
    connect(SquadMilestone, follow)
