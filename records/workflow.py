"""In which state a record is, what may happen next, and the one function that lets it happen.

A workflow is data on the model (:mod:`records.moves`): each :class:`Move` names its states, the power it needs and what
it asks for. :func:`perform` makes the move in one transaction with an UPDATE that only bites while the record is still
as its reader saw it; so two reviewers never decide twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction
from django.utils import timezone

from records import history, other_hands, scope
from records.models.record import HandedIn, Record, ReviewedRecord
from records.move_columns import set_columns
from records.move_forms import FASTER, MoveForm
from records.moves import SUBMITTED_BY, Consequence, Move, MoveRefused, Stale, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User

__all__ = [
    "REVIEW",
    "Consequence",
    "Move",
    "MoveRefused",
    "Stale",
    "Workflow",
    "advance",
    "ask_with",
    "connect",
    "follow",
    "perform",
    "workflow_of",
]

R = TypeVar("R", bound=Record)
Told = MoveForm | Mapping[str, object]

LONGEST_REASON = 450  # with the name of the move it fits the history's line


def workflow_of(record: Record | type[Record]) -> Workflow:
    if record.workflow is None:
        raise MoveRefused("这类记录没有审核流程。")
    return record.workflow


def ask_with(model: type[Record], **forms: type[MoveForm]) -> None:
    """At start-up: code of a move → its form. For forms that look at models, which no model may import."""
    model.workflow = workflow_of(model).asking(**forms)


def perform(
    record: R,
    code: str,
    *,
    by: User,
    reason: str = "",
    version: int | None = None,
    told: Told | None = None,
    **extra: object,
) -> R:
    """Make the move and return the fresh record.

    ``told`` is the filled-in form of a move that has one, or the values of its fields for a caller without a page;
    ``extra`` are further columns to set in the same UPDATE.

    Raises :class:`MoveRefused` (no power, wrong state, no reason, voided, what was told will not do) or :class:`Stale`
    (someone was faster).
    """
    workflow = workflow_of(record)
    move = workflow.move(code)
    reason = _checked_reason(move, reason)
    form = _filled_in(move, record, told, by)
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        if not move.allowed(by, record):
            raise MoveRefused(f"您当前的身份不能{move.label}这条记录。")
        if other_hands.barred(workflow, move, record, by):
            raise MoveRefused(f"{other_hands.OWN.format(move.label)}。")
        extra = {**handed_in(record, move, by), **extra}
        if form is None:
            advance(workflow, record, move, reason=reason, version=version, extra=extra)
            history.note(record, move.code, by=by, text=f"{move.label}：{reason}" if reason else move.label)
        else:
            _advance_as_told(workflow, record, move, form, version=version, extra=extra)
        for consequence in workflow.consequences:
            consequence(record, move, by)
    return record


def _checked_reason(move: Move, reason: str) -> str:
    reason = reason.strip()
    if len(reason) > LONGEST_REASON:
        raise MoveRefused(f"原因请写在 {LONGEST_REASON} 个字以内，现在是 {len(reason)} 个字。")
    if move.reason and not reason:
        raise MoveRefused(f"请填写{move.label}的原因，对方要据此修改。")
    return reason


def _filled_in(move: Move, record: Record, told: Told | None, by: User) -> MoveForm | None:
    """The form of the move with what was told, known to be good; None for a move that asks for nothing."""
    if move.form is None:
        return None
    if told is None:
        raise MoveRefused(f"“{move.label}”要填写内容，请逐条办理。")
    form = told if isinstance(told, MoveForm) else move.form(dict(told), record=record, by=by)
    if form.record is not record or form.by != by:
        raise ValueError("the form was filled in about another record or by somebody else")
    if not form.is_valid():
        raise MoveRefused("".join(f"{_label(form, name)}{said[0]}" for name, said in form.errors.items()))
    return form


def _label(form: MoveForm, name: str) -> str:
    return f"{form.fields[name].label}：" if name in form.fields else ""


def _advance_as_told(
    workflow: Workflow, record: Record, move: Move, form: MoveForm, *, version: int | None, extra: dict[str, object]
) -> None:
    """Checked, written with the state, followed by what hangs on the record, and told in the history."""
    form.check(record)
    read, before = form.cleaned_data.get("version"), form.texts()
    advance(
        workflow,
        record,
        move,
        reason="",
        version=read if version is None else version,
        extra={**form.values(), **extra},
        faster=form.faster,
    )
    form.follow(record, form.by)
    changed = {label: [before[label], now] for label, now in form.texts().items() if now != before[label]}
    history.note(record, move.code, by=form.by, text=form.line() or move.label, changes=changed)


def handed_in(record: Record, move: Move, by: User) -> dict[str, object]:
    """Who lays the record before its judge stands in it, where there is a column for it."""
    kept = isinstance(record, HandedIn) and workflow_of(record).hands_in(move)
    return {SUBMITTED_BY: by} if kept else {}


def advance(
    workflow: Workflow,
    record: Record,
    move: Move,
    *,
    reason: str,
    version: int | None,
    extra: dict[str, object],
    faster: str = FASTER,
) -> None:
    """The conditional UPDATE; refreshes ``record`` or raises :class:`Stale` with the sentence ``faster``."""
    now, read = timezone.now(), record.version if version is None else version
    still = type(record)._base_manager.filter(
        pk=record.pk, voided_at__isnull=True, version=read, **{f"{workflow.field}__in": move.origins}
    )
    values = {
        **({workflow.field: move.to} if move.to else {}),
        "version": read + 1,
        "updated_at": now,
        **move.columns(record, now, reason),
        **extra,
    }
    if still.update(**values) != 1:
        raise Stale(faster)
    record.refresh_from_db()


def _submitted(record: ReviewedRecord, now: datetime, reason: str) -> dict[str, object]:
    first = record.submitted_at is None
    return {"submitted_at": now, "review_opinion": ""} | ({"late": record.is_late_if_submitted_now()} if first else {})


_reviewed = set_columns(now="reviewed_at", reason="review_opinion")
_S = ReviewedRecord.State

REVIEW = Workflow(
    moves=(
        Move("submit", "提交审核", (_S.DRAFT, _S.RETURNED), _S.SUBMITTED, "log", columns=_submitted),
        Move("withdraw", "撤回修改", _S.SUBMITTED, _S.DRAFT, "log", style="default"),
        Move("approve", "通过", _S.SUBMITTED, _S.APPROVED, "review", columns=_reviewed, judges=True),
        Move(
            "return",
            "退回",
            _S.SUBMITTED,
            _S.RETURNED,
            "review",
            reason=True,
            style="danger",
            columns=_reviewed,
            judges=True,
        ),
    ),
    editable=(_S.DRAFT, _S.RETURNED, _S.APPROVED),
    reopens={_S.APPROVED: _S.SUBMITTED},
    waiting={_S.SUBMITTED: "review", _S.RETURNED: "log"},
)
"""draft → submitted → approved or returned; editing an approved record sends it back to review."""


_without_moves: dict[type[Record], tuple[Consequence, ...]] = {}


def connect(model: type[Record], *consequences: Consequence) -> None:
    """At start-up: let these follow every move of such records too. They know models, and no model may import them.

    A record without moves of its own is still edited, voided and taken back: :func:`follow` tells of that.
    """
    known = model.workflow
    if known is None:
        before = _without_moves.get(model, ())
        _without_moves[model] = (*before, *(one for one in consequences if one not in before))
    else:
        model.workflow = known.then(*(one for one in consequences if one not in known.consequences))


def follow(record: object, move: Move, by: User | None) -> None:
    """What follows from a move made otherwise than by :func:`perform`, in its transaction and in order."""
    workflow: Workflow | None = getattr(record, "workflow", None)  # facts that are imported need not have one
    known = workflow.consequences if workflow else _without_moves.get(type(record), ())  # type: ignore[arg-type]
    for consequence in known:
        consequence(record, move, by)
