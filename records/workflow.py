"""In which state a record is, what may happen next, and the one function that lets it happen.

A workflow is data on the model: each :class:`Move` names its states, the power it needs and whether it wants a
reason. :func:`perform` makes the move in one transaction with an UPDATE that only bites while the record is still
as its reader saw it; so two reviewers never decide twice.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from records import history, scope
from records.models.record import Record, ReviewedRecord
from records.stamps import NO_STAMPS, Stamps, stamp

if TYPE_CHECKING:
    from accounts.models.user import User

# Called in the transaction of the move with the fresh record, the move and the person (None: the system).
Consequence = Callable[[Any, "Move", "User | None"], None]

LONGEST_REASON = 450  # with the name of the move it fits the history's line


class MoveRefused(Exception):
    """The move may not be made; the message is a Chinese sentence for the person."""


class Stale(MoveRefused):
    """Someone else was faster."""


@dataclass(frozen=True)
class Move:
    """One step: ``since`` (one state or several) → ``to``. ``stamps`` gives further columns to set with it.

    ``by_form`` moves need more than a reason and have a page of their own: they never show the plain button.
    """

    code: str
    label: str
    since: str | tuple[str, ...]
    to: str
    power: str
    reason: bool = False
    tone: str = "primary"
    stamps: Stamps = NO_STAMPS
    by_form: str = ""

    @property
    def origins(self) -> tuple[str, ...]:
        return (self.since,) if isinstance(self.since, str) else self.since


@dataclass(frozen=True)
class Workflow:
    """The moves of one kind of record and what follows from them."""

    moves: tuple[Move, ...]
    field: str = "state"
    editable: tuple[str, ...] = ()  # states in which the form may be saved
    reopens: dict[str, str] = dataclasses.field(default_factory=dict)  # saving in state A sends the record to state B
    waiting: dict[str, str] = dataclasses.field(default_factory=dict)  # state → power that is expected to act
    consequences: tuple[Consequence, ...] = ()

    def move(self, code: str) -> Move:
        for move in self.moves:
            if move.code == code:
                return move
        raise MoveRefused("没有这项操作，请刷新页面后再试。")

    def open_moves(self, record: Record, user: User) -> list[Move]:
        """Moves this person could make now: right state, right power. Costs no query of its own."""
        if record.is_voided:
            return []
        state = getattr(record, self.field)
        return [m for m in self.moves if state in m.origins and user.has_perm(m.power, record)]

    def then(self, *consequences: Consequence) -> Workflow:
        """The same workflow with further consequences, run after each move in the same transaction."""
        return Workflow(
            self.moves, self.field, self.editable, self.reopens, self.waiting, (*self.consequences, *consequences)
        )


def workflow_of(record: Record) -> Workflow:
    if record.workflow is None:
        raise MoveRefused("这类记录没有审核流程。")
    return record.workflow


def perform(record: Any, code: str, *, by: User, reason: str = "", version: int | None = None, **extra: object) -> Any:
    """Make the move and return the fresh record; ``extra`` are further columns to set in the same UPDATE.

    Raises :class:`MoveRefused` (no power, wrong state, no reason, voided) or :class:`Stale` (someone was faster).
    """
    workflow = workflow_of(record)
    move = workflow.move(code)
    reason = reason.strip()
    if len(reason) > LONGEST_REASON:
        raise MoveRefused(f"原因请写在 {LONGEST_REASON} 个字以内，现在是 {len(reason)} 个字。")
    if move.reason and not reason:
        raise MoveRefused(f"请填写{move.label}的原因，对方要据此修改。")
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        if not by.has_perm(move.power, record):
            raise MoveRefused(f"您当前的身份不能{move.label}这条记录。")
        advance(workflow, record, move, reason=reason, version=version, extra=extra)
        history.note(record, move.code, by=by, text=f"{move.label}：{reason}" if reason else move.label)
        for consequence in workflow.consequences:
            consequence(record, move, by)
    return record


def advance(
    workflow: Workflow, record: Any, move: Move, *, reason: str, version: int | None, extra: dict[str, object]
) -> None:
    """The conditional UPDATE; refreshes ``record`` or raises :class:`Stale`."""
    now = timezone.now()
    still = type(record)._base_manager.filter(
        pk=record.pk, voided_at__isnull=True, **{f"{workflow.field}__in": move.origins}
    )
    if version is not None:
        still = still.filter(version=version)
    values = {
        workflow.field: move.to,
        "version": record.version + 1 if version is None else version + 1,
        "updated_at": now,
        **move.stamps(record, now, reason),
        **extra,
    }
    if still.filter(version=record.version if version is None else version).update(**values) != 1:
        raise Stale("这条记录刚刚被别人处理或修改过，请刷新页面看看最新情况。")
    record.refresh_from_db()


def _submitted(record: ReviewedRecord, now: datetime, reason: str) -> dict[str, object]:
    first = record.submitted_at is None
    return {"submitted_at": now, "review_opinion": ""} | ({"late": record.is_late_if_submitted_now()} if first else {})


_reviewed = stamp(now="reviewed_at", reason="review_opinion")
_S = ReviewedRecord.State

REVIEW = Workflow(
    moves=(
        Move("submit", "提交审核", (_S.DRAFT, _S.RETURNED), _S.SUBMITTED, "log", stamps=_submitted),
        Move("withdraw", "撤回修改", _S.SUBMITTED, _S.DRAFT, "log", tone="default"),
        Move("approve", "通过", _S.SUBMITTED, _S.APPROVED, "review", stamps=_reviewed),
        Move("return", "退回", _S.SUBMITTED, _S.RETURNED, "review", reason=True, tone="danger", stamps=_reviewed),
    ),
    editable=(_S.DRAFT, _S.RETURNED, _S.APPROVED),
    reopens={_S.APPROVED: _S.SUBMITTED},
    waiting={_S.SUBMITTED: "review", _S.RETURNED: "log"},
)
"""draft → submitted → approved or returned; editing an approved record sends it back to review."""


def connect(model: type[Record], *consequences: Consequence) -> None:
    """At start-up: let these follow every move of such records too. They know models, and no model may import them."""
    known = model.workflow
    if known is None:
        raise LookupError(f"{model.__name__} has no moves that anything could follow")
    model.workflow = known.then(*(one for one in consequences if one not in known.consequences))


def follow(record: Any, move: Move, by: User | None) -> None:
    """What follows from a move made otherwise than by :func:`perform`, in its transaction and in order."""
    workflow: Workflow | None = getattr(record, "workflow", None)  # facts that are imported need not have one
    for consequence in workflow.consequences if workflow else ():
        consequence(record, move, by)
