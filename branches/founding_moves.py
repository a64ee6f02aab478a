"""The moves of a founding request: unit files, unit reviews, institute replies (BR-11)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from records.workflow import Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models import User


def _submitted(request: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"submitted_at": now, "return_reason": ""}


def _reported(request: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"reported_at": now}


def _returned(request: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"return_reason": reason}


def refuse_if_blocked(request: Any, move: Move, by: User | None) -> None:
    """What the rules forbid goes no further than the desk it lies on; runs in the move's transaction."""
    if move.code not in ("submit", "report"):
        return
    # Hints read people and projects, which are built on this module.
    from branches.founding_hints import hints_for
    from branches.founding_proposal import proposal_of
    from branches.hints import blocks

    if not request.members.exists():
        raise MoveRefused("请先填写党员名单，再提交。")
    if forbidden := blocks(hints_for(proposal_of(request))):
        raise MoveRefused("还不能提交：" + "".join(hint.text for hint in forbidden))


FOUNDING = Workflow(
    moves=(
        Move("submit", "提交单位审核", ("draft", "returned"), "submitted", "request", stamps=_submitted),
        Move("withdraw", "撤回修改", "submitted", "draft", "request", tone="default"),
        Move("report", "审核通过并上报", "submitted", "reported", "review", stamps=_reported),
        Move("return", "退回修改", "submitted", "returned", "review", reason=True, tone="danger", stamps=_returned),
        Move("grant", "批复同意", "reported", "granted", "decide", by_form="branches:reply"),
        Move("send_back", "退回单位", "reported", "returned", "decide", reason=True, tone="danger", stamps=_returned),
    ),
    editable=("draft", "returned"),
    waiting={"submitted": "review", "reported": "decide", "returned": "request"},
).then(refuse_if_blocked)
