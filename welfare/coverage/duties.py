"""What welfare fulfils: 五必问 person by person, 五必做."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Model, QuerySet
from django.urls import reverse

from reminders import recomputing
from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation
from welfare.asks.models import Ask
from welfare.care_acts.models import Act

ASKED, DONE = "must.ask", "must.act"


def asks() -> QuerySet[Model]:
    """Readable as reminders.obligations.fulfilments.COLUMNS; the subject is the person who was asked."""
    return fulfilments.readable(Ask.objects.not_voided(), ASKED, "asks", day="asked_on", subject="person_id")


def acts() -> QuerySet[Model]:
    return fulfilments.readable(Act.objects.not_voided(), DONE, "acts", day="done_on")


def form_for(obligation: Obligation, code: str) -> str:
    page = "welfare:ask_branch" if code == ASKED else "acts:create"
    return f"{reverse(page)}?{urlencode({'unit': obligation.unit_id})}"


def recompute(unit_id: int, code: str) -> None:
    """The branch's light follows in the same transaction."""
    recomputing.recompute_record(unit_id, code)


def register() -> None:
    fulfilments.register({ASKED: "五必问"}, asks, link=form_for)
    fulfilments.register({DONE: "五必做"}, acts, link=form_for)
