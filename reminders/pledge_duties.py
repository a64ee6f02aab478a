"""Published pledges fulfil 亮宣言亮承诺; what still waits for its review is shown as waiting."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Case, CharField, F, FloatField, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse

from branches.models import Pledge
from reminders import sources
from reminders.models import Obligation

PUBLISHED = "pledge.published"
FILED = (Pledge.State.SUBMITTED, Pledge.State.APPROVED)


def pledges() -> QuerySet[Any]:
    """Readable as reminders.sources.COLUMNS; the subject is the member."""
    return (
        Pledge.objects.living()
        .filter(state__in=FILED)
        .annotate(
            kind_code=Value(PUBLISHED),
            unit_key=F("unit_id"),
            subject_ref=Cast("person_id", CharField()),
            credit_day=Coalesce("published_on", "starts_on"),
            credit=Value(1.0, output_field=FloatField()),
            is_late=Value(0),
            is_approved=Case(When(state=Pledge.State.APPROVED, then=1), default=0, output_field=IntegerField()),
            record_ref=Concat(Value("pledges:"), Cast("pk", CharField())),
        )
    )


def form_for(obligation: Obligation, code: str) -> str:
    return f"{reverse('pledges:create')}?{urlencode({'unit': obligation.unit_id})}"


def register() -> None:
    sources.register({PUBLISHED: "公开的承诺"}, pledges, link=form_for)
