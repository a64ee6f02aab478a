"""The moves of a selection: the unit recommends, the unit's head reviews, the institute decides with a paper."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from records.workflow import Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models import User


def _recommended(selection: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"submitted_at": now, "review_opinion": ""}


def _reviewed(selection: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"reviewed_at": now}


def _returned(selection: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"review_opinion": reason}


def refuse_if_blocked(selection: Any, move: Move, by: User | None) -> None:
    """What the rules forbid goes no further than the desk it lies on; runs in the move's transaction."""
    if move.code not in ("submit", "review", "decide"):
        return
    from branches.cadres.requirements import requirements
    from branches.hints import blocks

    if forbidden := blocks(requirements(selection)):
        raise MoveRefused(f"还不能{move.label}：" + "".join(hint.text for hint in forbidden))


SELECTION = Workflow(
    moves=(
        Move("submit", "推荐上报", ("draft", "returned"), "recommended", "request", stamps=_recommended),
        Move("withdraw", "撤回修改", "recommended", "draft", "request", tone="default"),
        Move("review", "审核通过", "recommended", "reviewed", "review", stamps=_reviewed),
        Move("return", "退回修改", "recommended", "returned", "review", reason=True, tone="danger", stamps=_returned),
        Move("decide", "决定任用", "reviewed", "decided", "decide", by_form="branches:decide_selection"),
        Move("send_back", "退回单位", "reviewed", "returned", "decide", reason=True, tone="danger", stamps=_returned),
    ),
    editable=("draft", "returned"),
    waiting={"recommended": "review", "reviewed": "decide", "returned": "request"},
).then(refuse_if_blocked)
