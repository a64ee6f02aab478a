"""The moves of a founding request: unit files, unit reviews, institute replies (BR-11)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from branches.papers.desks import Desk, over_two_desks
from records.move_columns import set_columns
from records.workflow import Move, MoveRefused

if TYPE_CHECKING:
    from accounts.models.user import User

ONWARD = ("submit", "report")


def refuse_without_people(request: Any, move: Move, by: User | None) -> None:
    if move.code in ONWARD and not request.members.exists():
        raise MoveRefused("请先填写党员名单，再提交。")


FOUNDING = over_two_desks(
    submit="提交单位审核",
    unit=Desk("submitted", "report", "审核通过并上报", columns=set_columns(now="reported_at")),
    institute=Desk("reported", "grant", "批复同意", page="branches:reply"),
    decided="granted",
    returned_for="return_reason",
).then(refuse_without_people)
