"""Who wrote a record or handed it in does not judge it, whatever post he acts in (四眼原则).

A move that judges says so (``Move(…, judges=True)``), its workflow names the columns in which stand those who are
bound (``filers``). Pages and acts ask here; an administrator may lift it under 参数设置, with a reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from django.db.models import Model, Q, QuerySet

from records import scope, settings_store

if TYPE_CHECKING:
    from accounts.models.user import User

M = TypeVar("M", bound=Model)


class Move(Protocol):
    """What is asked of a :class:`records.moves.Move`, which asks here itself."""

    @property
    def judges(self) -> bool: ...
    @property
    def label(self) -> str: ...
    @property
    def origins(self) -> tuple[str, ...]: ...
    @property
    def powers(self) -> tuple[str, ...]: ...


class Workflow(Protocol):
    """What is asked of a :class:`records.moves.Workflow`."""

    @property
    def moves(self) -> Sequence[Move]: ...
    @property
    def field(self) -> str: ...
    @property
    def filers(self) -> tuple[str, ...]: ...


OWN_REVIEW = "records.own_review"
NO, ALONE, YES = "不可以", "没有其他审核人时可以", "可以"

settings_store.declare(
    OWN_REVIEW,
    "登记人、提交人能否审核自己的记录",
    NO,
    choices=(NO, ALONE, YES),
    help="填“不可以”“没有其他审核人时可以”或“可以”。只有一名审核人员的组织，可以再任命一人，或改为“没有其他审核人时可以”",
    source="本系统约定",
    group="审核",
)


OWN = "这条记录由您登记或提交，不能由您本人{}"
LONELY = "目前没有其他人可以办理，请系统管理员再任命一名审核人员，或在“参数设置 → 审核”中改为“没有其他审核人时可以”"


def is_filer(workflow: Workflow, record: Any, user: User) -> bool:
    """Whether the person wrote the record or handed it in, in whichever post."""
    return any(getattr(record, f"{name}_id", None) == user.pk for name in workflow.filers)


def barred(workflow: Workflow, move: Move, record: Any, user: User) -> bool:
    """Whether this move is for others to make. Costs a query only for the person's own records."""
    if not move.judges or not is_filer(workflow, record, user):
        return False
    said = settings_store.value(OWN_REVIEW)
    return said == NO or (said == ALONE and bool(others(workflow, move, record)))


def others(workflow: Workflow, move: Move, record: Any) -> list[str]:
    """「高玉梅（一部党委书记）」: who may make the move and is no filer of the record, the nearest first."""
    bound = {getattr(record, f"{name}_id", None) for name in workflow.filers}
    return scope.holders(move.powers, record, without=bound)


def refusal(workflow: Workflow, move: Move, record: Any) -> str:
    """Why the person may not make this move, and who may."""
    found = others(workflow, move, record)
    who = f"请由{'、'.join(found)}办理" if found else LONELY
    return f"{OWN.format(move.label)}；{who}。"


def judged_by_others(rows: QuerySet[M], workflow: Workflow, power: str, user: User) -> QuerySet[M]:
    """Of rows that wait for ``power``: without those on which this person may make none of the moves asked of him.

    A list is no place for asking row by row whether somebody else is there, so it keeps them unless all are refused.
    """
    if settings_store.value(OWN_REVIEW) != NO:
        return rows
    judged = {state for move in workflow.moves if move.judges and power in move.powers for state in move.origins}
    own = Q()
    for name in workflow.filers:
        if any(field.name == name for field in rows.model._meta.concrete_fields):
            own |= Q(**{name: user})
    return rows.exclude(Q(**{f"{workflow.field}__in": judged}) & own) if judged and own else rows
