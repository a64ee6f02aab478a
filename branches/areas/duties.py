"""责任区责任岗 fulfil their rules: every member answers for something, and the branch has divided its site."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from branches.areas.models import AreaKeeper
from reminders.obligations import fulfilments
from reminders.obligations.models import Obligation

ASSIGNED = "area.assigned"
KEPT_TO_THE_END = (AreaKeeper.End.LEFT, AreaKeeper.End.DISSOLVED)


def kept() -> QuerySet[Any]:
    """Readable as fulfilments.COLUMNS; the subject is the member. Who handed on has nothing until named again."""
    held = Q(ends_on__isnull=True) | Q(end__in=KEPT_TO_THE_END)
    keepers = AreaKeeper.objects.filter(held, area__voided_at__isnull=True)
    return fulfilments.readable(
        keepers, ASSIGNED, "areas", day="starts_on", unit="area__unit_id", subject="person_id", key="area_id"
    )


def form_for(obligation: Obligation, code: str) -> str:
    """A new area of the branch, the member who has none already chosen."""
    known = {"unit": obligation.unit_id} | ({"people": obligation.subject} if obligation.subject else {})
    return f"{reverse('areas:create')}?{urlencode(known)}"


def register() -> None:
    fulfilments.register({ASSIGNED: "责任区责任岗"}, kept, link=form_for)
