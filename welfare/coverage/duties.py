"""What welfare fulfils (五必问 person by person, 五必做) and the deadlines of needs at each level."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.urls import reverse

from reminders import recomputing
from reminders.obligations import deadlines, fulfilments
from reminders.obligations.models import Obligation
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.needs.levels import Level
from welfare.needs.models import Need

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move

ASKED, DONE = "must.ask", "must.act"
DEADLINES = [f"need.at_{level.value}" for level in Level]


def asks() -> QuerySet[Any]:
    """Readable as reminders.obligations.fulfilments.COLUMNS; the subject is the person who was asked."""
    return fulfilments.readable(Ask.objects.not_voided(), ASKED, "asks", day="asked_on", subject="person_id")


def acts() -> QuerySet[Any]:
    return fulfilments.readable(Act.objects.not_voided(), DONE, "acts", day="done_on")


def needs_at(level: str) -> QuerySet[Any]:
    """Readable as deadlines.COLUMNS. The deadline shows to the holder alone: others above must not count it."""
    rows = Need.objects.not_voided().filter(level=level, holder__user__isnull=False)
    return deadlines.readable(
        rows, "needs", unit="level_unit_id", day="due_on", title="number", keeper="holder__user_id"
    )


def form_for(obligation: Obligation, code: str) -> str:
    page = "welfare:ask_branch" if code == ASKED else "acts:create"
    return f"{reverse(page)}?{urlencode({'unit': obligation.unit_id})}"


def page(obligation: Obligation) -> str:
    return reverse("needs:detail", args=[obligation.subject.partition(":")[2]])


def settle(unit_id: int, code: str) -> None:
    """The branch's light follows in the same transaction."""
    recomputing.recompute_record(unit_id, code)


def recompute_need(need: Need) -> None:
    """Its deadline, at whichever level it is now, in the transaction of the move."""
    recomputing.recompute_deadlines_of("needs", need.pk, *DEADLINES)


def follow(need: Need, move: Move, by: User | None) -> None:
    """Consequence of every move of a need."""
    recompute_need(need)


def recompute_needs() -> None:
    """The deadlines of all needs, where an act moved many; few enough to be counted anew."""
    recomputing.recompute_deadlines(codes=DEADLINES)


def register() -> None:
    fulfilments.register({ASKED: "五必问"}, asks, link=form_for)
    fulfilments.register({DONE: "五必做"}, acts, link=form_for)
    for level in Level:
        deadlines.register(f"need.at_{level.value}", f"需求办理（{level.label}）", partial(needs_at, level), link=page)
