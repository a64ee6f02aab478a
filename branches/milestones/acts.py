"""What follows from the moves of a milestone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from branches.milestones.models import SquadMilestone
from branches.milestones.workflow import MILESTONES
from branches.squads.models import AssaultTeam
from records.workflow import Move, MoveRefused
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User

DEADLINE = "milestone.due"
STEPS = frozenset(move.code for move in MILESTONES.moves)


def follow(milestone: SquadMilestone, move: Move, by: User | None) -> None:
    """Consequence of every move of a milestone: no more steps in a squad that is over."""
    if milestone.squad.is_over and move.code in STEPS:
        raise MoveRefused("这支突击队已经结束，里程碑不能再改。")
    refresh_progress(milestone.squad)


def refresh_progress(squad: AssaultTeam) -> None:
    """How many milestones there are and how many are done; the branch's lights follow."""
    counted = squad.milestones.not_voided().exclude(state=SquadMilestone.State.CANCELLED)
    numbers = counted.aggregate(
        milestone_count=Count("pk"), milestone_done=Count("pk", filter=Q(state=SquadMilestone.State.DONE))
    )
    AssaultTeam.objects.filter(pk=squad.pk).update(**numbers)
    record_changed([squad.unit_id], DEADLINE)
