"""The way of a paper over two desks: the unit writes it, the unit's head lets it pass, the institute decides (BR-11).

    FOUNDING = over_two_desks(
        submit="提交单位审核",
        unit=Desk("submitted", "report", "审核通过并上报", columns=set_columns(now="reported_at")),
        institute=Desk("reported", "grant", "批复同意", page="branches:reply"),
        decided="granted",
        returned_for="return_reason",
    )

Either desk may send it back with a reason; its writer may take it back as long as nobody passed it on.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from branches.hints import Hint, blocks
from organisation.powers import Power
from records.move_columns import NO_COLUMNS, MoveColumns, set_columns
from records.workflow import Consequence, Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User

AT_ITS_WRITER = ("draft", "returned")


@dataclass(frozen=True)
class Desk:
    """The state in which the paper lies here, and the move that lets it go on."""

    state: str
    code: str
    label: str
    page: str = ""
    columns: MoveColumns = NO_COLUMNS


def over_two_desks(*, submit: str, unit: Desk, institute: Desk, decided: str, returned_for: str) -> Workflow:
    """``submit`` is the label of the first move, ``returned_for`` the column that keeps why the paper came back."""
    submitted = set_columns(now="submitted_at", **{returned_for: ""})
    return Workflow(
        moves=(
            Move("submit", submit, AT_ITS_WRITER, unit.state, Power.REQUEST, columns=submitted),
            Move("withdraw", "撤回修改", unit.state, "draft", Power.REQUEST, style="default"),
            _passing(unit, institute.state, Power.REVIEW),
            _sending_back("return", "退回修改", unit, Power.REVIEW, returned_for),
            _passing(institute, decided, Power.DECIDE),
            _sending_back("send_back", "退回单位", institute, Power.DECIDE, returned_for),
        ),
        editable=AT_ITS_WRITER,
        waiting={unit.state: Power.REVIEW, institute.state: Power.DECIDE, "returned": Power.REQUEST},
    )


def _passing(desk: Desk, to: str, power: str) -> Move:
    return Move(desk.code, desk.label, desk.state, to, power, page=desk.page, columns=desk.columns, judges=True)


def _sending_back(code: str, label: str, desk: Desk, power: str, returned_for: str) -> Move:
    kept = set_columns(reason=returned_for)
    return Move(code, label, desk.state, "returned", power, reason=True, style="danger", columns=kept, judges=True)


def refuse_if_blocked(hints_for: Callable[[Any], list[Hint]], *codes: str) -> Consequence:
    """What the rules forbid goes no further than the desk it lies on; asked in the transaction of these moves."""

    def refuse(paper: object, move: Move, by: User | None) -> None:
        if move.code in codes and (forbidden := blocks(hints_for(paper))):
            raise MoveRefused(f"还不能{move.label}：" + "".join(hint.text for hint in forbidden))

    return refuse
