"""The deadline of a need at each level: it falls due for the holder, and is answered with the answer."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from reminders import recomputing
from reminders.obligations import deadlines
from reminders.obligations.models import Obligation
from reminders.obligations.references import page_of
from welfare.needs.levels import Level
from welfare.needs.models import Need

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move

SLUG, DEADLINES = "needs", [f"need.at_{level.value}" for level in Level]


def needs_at(level: str) -> QuerySet[Any]:
    """Readable as deadlines.COLUMNS. The deadline shows to the holder alone: others above must not count it."""
    rows = Need.objects.not_voided().filter(level=level, holder__user__isnull=False)
    return deadlines.readable(rows, SLUG, unit="level_unit_id", day="due_on", title="number", keeper="holder__user_id")


def page(obligation: Obligation) -> str:
    """The need, where the holder answers."""
    return page_of(obligation.subject)


def recompute_need(need: Need) -> None:
    """Its deadline, at whichever level it is now, in the transaction of the move."""
    recomputing.recompute_deadlines_of(SLUG, need.pk, *DEADLINES)


def follow(need: Need, move: Move, by: User | None) -> None:
    """Consequence of every move of a need."""
    recompute_need(need)


def recompute_needs() -> None:
    """The deadlines of all needs, where an act moved many; few enough to be counted anew."""
    recomputing.recompute_deadlines(codes=DEADLINES)


def register() -> None:
    for level in Level:
        code, label, rows = f"need.at_{level.value}", f"需求办理（{level.label}）", partial(needs_at, level)
        deadlines.register(
            code, label, rows, link=page, kept=True, coming="需求{what}须于{day}前办结", over="需求{what}已超过办理时限"
        )
