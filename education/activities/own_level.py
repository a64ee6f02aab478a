"""Activities of a committee that has nobody above it to review them: handed in, they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from education.activities.models import Activity
from organisation.permissions.desk import ABOVE_BRANCHES
from organisation.units.models import Unit
from records import history
from records.workflow import advance, workflow_of

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move

TEXT = "本级党委自己的活动，不需要上级审核，提交后直接计入"


def answers_itself(unit: Unit) -> bool:
    """A committee below a unit is reviewed by the unit's office; the institute reviews no meetings."""
    return unit.kind in ABOVE_BRANCHES and (unit.parent is None or unit.parent.kind == Unit.Kind.INSTITUTE)


def settle(activity: Activity, move: Move, by: User | None) -> None:
    """Consequence of every move, before all others: what was handed in stands approved."""
    if activity.state != Activity.State.SUBMITTED or not answers_itself(activity.unit):
        return
    approve = workflow_of(activity).move("approve")
    advance(workflow_of(activity), activity, approve, reason=TEXT, version=None, extra={})
    history.note(activity, "approve", by=by, text=TEXT)
