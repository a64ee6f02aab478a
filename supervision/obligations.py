"""The clock of a rectification: it falls due on its own 整改时限 and is answered when the branch has answered."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, CharField, F, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Left, TruncDate

from reminders import events
from reminders.models import Obligation
from reminders.references import page_of
from supervision.models import Finding

SLUG = "findings"


def due() -> QuerySet[Any]:
    """Readable as reminders.events.COLUMNS; what was refused is open again, with its old date."""
    return Finding.objects.living().annotate(
        unit_key=F("unit_id"),
        subject_ref=Concat(Value(f"{SLUG}:"), Cast("pk", CharField())),
        event_day=F("due_on"),
        answered_on=Case(
            When(state="closed", then=Coalesce("done_on", "closed_on")),
            When(state="submitted", then=Coalesce(TruncDate("submitted_at"), F("done_on"))),
        ),
        event_title=Left(F("problem"), 60),
        keeper_key=Value(None, output_field=IntegerField()),
    )


def page(obligation: Obligation) -> str:
    """The finding, where the branch answers."""
    return page_of(obligation.subject)


def register() -> None:
    events.register("finding.due", "问题整改到期", due, link=page)
