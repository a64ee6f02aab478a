"""Activities of a committee that has nobody above it to review them: handed in, they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from education.activities.models import Activity
from organisation.units.models import Unit
from records import history
from records.workflow import advance, workflow_of

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move

# A temporary committee stands below a unit, whose office reviews; above a unit nobody reviews its meetings.
ANSWERS_ITSELF = (Unit.Kind.INSTITUTE, Unit.Kind.UNIT)
TEXT = "本级党委自己的活动，不需要上级审核，提交后直接计入"


def settle(activity: Activity, move: Move, by: User | None) -> None:
    """Consequence of every move, before all others: what was handed in stands approved."""
    if activity.state != Activity.State.SUBMITTED or activity.unit.kind not in ANSWERS_ITSELF:
        return
    approve = workflow_of(activity).move("approve")
    advance(workflow_of(activity), activity, approve, reason=TEXT, version=None, extra={})
    history.note(activity, "approve", by=by, text=TEXT)
