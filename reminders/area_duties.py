"""责任区责任岗 fulfil their rules: every member answers for something, and the branch has divided its site."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, F, FloatField, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse

from branches.models import AreaKeeper
from reminders import sources
from reminders.models import Obligation

ASSIGNED = "area.assigned"
KEPT_TO_THE_END = (AreaKeeper.End.LEFT, AreaKeeper.End.DISSOLVED)


def kept() -> QuerySet[Any]:
    """Readable as reminders.sources.COLUMNS; the subject is the member. Who handed on has nothing until named again."""
    held = Q(ends_on__isnull=True) | Q(end__in=KEPT_TO_THE_END)
    return AreaKeeper.objects.filter(held, area__voided_at__isnull=True).annotate(
        kind_code=Value(ASSIGNED),
        unit_key=F("area__unit_id"),
        subject_ref=Cast("person_id", CharField()),
        credit_day=F("starts_on"),
        credit=Value(1.0, output_field=FloatField()),
        is_late=Value(0),
        is_approved=Value(1),
        record_ref=Concat(Value("areas:"), Cast("area_id", CharField())),
    )


def form_for(obligation: Obligation, code: str) -> str:
    """A new area of the branch, the member who has none already chosen."""
    known = {"unit": obligation.unit_id} | ({"people": obligation.subject} if obligation.subject else {})
    return f"{reverse('areas:create')}?{urlencode(known)}"


def register() -> None:
    sources.register({ASSIGNED: "责任区责任岗"}, kept, link=form_for)
