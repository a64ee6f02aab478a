"""组织关系转接: proposed when a temporary branch becomes a regular one, decided by the side the person belongs to."""

from __future__ import annotations

from records.stamps import stamp
from records.workflow import Move, Workflow

_decided = stamp(now="decided_at", reason="reason")

RELATION = Workflow(
    moves=(
        Move("confirm", "确认转接", "proposed", "confirmed", "roster", stamps=_decided),
        Move("refuse", "不转接", "proposed", "refused", "roster", reason=True, tone="danger", stamps=_decided),
    ),
    waiting={"proposed": "roster"},
)
