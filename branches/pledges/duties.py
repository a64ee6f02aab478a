"""Published pledges fulfil 亮宣言亮承诺; what still waits for its review is shown as waiting."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from branches.pledges.models import Pledge
from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation

PUBLISHED = "pledge.published"
FILED = (Pledge.State.SUBMITTED, Pledge.State.APPROVED)


def pledges() -> QuerySet[Any]:
    """Readable as reminders.obligations.fulfilments.COLUMNS; the subject is the member."""
    return fulfilments.readable(
        Pledge.objects.not_voided().filter(state__in=FILED),
        PUBLISHED,
        "pledges",
        day=Coalesce("published_on", "starts_on"),
        subject="person_id",
        approved=Q(state=Pledge.State.APPROVED),
    )


def form_for(obligation: Obligation, code: str) -> str:
    return f"{reverse('pledges:create')}?{urlencode({'unit': obligation.unit_id})}"


def register() -> None:
    fulfilments.register({PUBLISHED: "公开的承诺"}, pledges, link=form_for)
