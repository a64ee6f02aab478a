"""组织关系转接: proposed when a temporary branch becomes a regular one, decided by the side the person belongs to."""

from __future__ import annotations

from records.move_columns import set_columns
from records.workflow import Move, Workflow

_decided = set_columns(now="decided_at", reason="reason")

RELATION = Workflow(
    moves=(
        Move("confirm", "确认转接", "proposed", "confirmed", "roster", columns=_decided),
        Move(
            "refuse",
            "不转接",
            "proposed",
            "refused",
            "roster",
            reason=True,
            style="danger",
            columns=_decided,
        ),
    ),
    waiting={"proposed": "roster"},
    filers=(),  # proposed by the act that converts the branch, for everybody at once: nobody hands it in
)
