"""SEED-09: a branch shows its own brand. Reviewed cards count, submitted ones wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse

from education.brands.models import BrandCard
from reminders import settling
from reminders.obligations import sources

if TYPE_CHECKING:
    from reminders.obligations.models import Obligation

CODE = "brand.card"
State = BrandCard.State


def cards() -> QuerySet[Any]:
    """Readable as reminders.obligations.sources.COLUMNS; a card counts for the day on which it was sent for review."""
    cards = BrandCard.objects.living().filter(state__in=(State.SUBMITTED, State.APPROVED))
    day = Coalesce(TruncDate("submitted_at"), F("used_since"))
    return sources.readable(cards, CODE, "brand-cards", day=day, approved=Q(state=State.APPROVED))


def form_for(obligation: Obligation, code: str) -> str:
    return f"{reverse('brand-cards:create')}?unit={obligation.unit_id}"


def settle(unit_id: int) -> None:
    """The branch's light follows in the same transaction."""
    settling.settle_record(unit_id, CODE)


def register() -> None:
    sources.register({CODE: "品牌卡"}, cards, link=form_for)
