"""组织关系转接: proposed when a temporary branch becomes a regular one, decided by the side the person belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from records.stamps import stamp
from records.workflow import Move, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User


def carry_out(transfer: Any, move: Move, by: User | None) -> None:
    """Only a confirmed transfer moves anybody, and only from where the person was when it was proposed (OR-02)."""
    if move.code != "confirm":
        return
    # The act writes people, which are built on other modules of moves.
    from branches.relations.acts import move_relation

    move_relation(transfer, by)


_decided = stamp(now="decided_at", reason="reason")

RELATION = Workflow(
    moves=(
        Move("confirm", "确认转接", "proposed", "confirmed", "roster", stamps=_decided),
        Move("refuse", "不转接", "proposed", "refused", "roster", reason=True, tone="danger", stamps=_decided),
    ),
    waiting={"proposed": "roster"},
).then(carry_out)
