"""SEED-09: a branch shows its own brand. Reviewed cards count, submitted ones wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Model, Q, QuerySet
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse

from education.brands.models import BrandCard
from reminders import recomputing
from reminders.obligations import fulfilments

if TYPE_CHECKING:
    from reminders.obligations.models import Obligation

CODE = "brand.card"
State = BrandCard.State


def cards() -> QuerySet[Model]:
    """Readable as fulfilments.COLUMNS; a card counts for the day on which it was sent for review."""
    cards = BrandCard.objects.not_voided().filter(state__in=(State.SUBMITTED, State.APPROVED))
    day = Coalesce(TruncDate("submitted_at"), F("used_since"))
    return fulfilments.readable(cards, CODE, "brand-cards", day=day, approved=Q(state=State.APPROVED))


def form_for(obligation: Obligation, code: str) -> str:
    return f"{reverse('brand-cards:create')}?unit={obligation.unit_id}"


def recompute(unit_id: int) -> None:
    """The branch's light follows in the same transaction."""
    recomputing.recompute_record(unit_id, CODE)


def register() -> None:
    fulfilments.register({CODE: "品牌卡"}, cards, link=form_for)
