"""SEED-09: a branch shows its own brand. Reviewed cards count, submitted ones wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Case, CharField, F, FloatField, IntegerField, QuerySet, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, TruncDate
from django.urls import reverse

from education.models import BrandCard
from reminders import settling, sources

if TYPE_CHECKING:
    from reminders.models import Obligation

CODE = "brand.card"
State = BrandCard.State


def cards() -> QuerySet[Any]:
    """Readable as reminders.sources.COLUMNS; a card counts for the day on which it was sent for review."""
    return (
        BrandCard.objects.living()
        .filter(state__in=(State.SUBMITTED, State.APPROVED))
        .annotate(
            kind_code=Value(CODE),
            unit_key=F("unit_id"),
            subject_ref=Value(""),
            credit_day=Coalesce(TruncDate("submitted_at"), F("used_since")),
            credit=Value(1.0, output_field=FloatField()),
            is_late=Value(0),
            is_approved=Case(When(state=State.APPROVED, then=1), default=0, output_field=IntegerField()),
            record_ref=Concat(Value("brand-cards:"), Cast("pk", CharField())),
        )
    )


def form_for(obligation: Obligation, code: str) -> str:
    return f"{reverse('brand-cards:create')}?unit={obligation.unit_id}"


def settle(unit_id: int) -> None:
    """The branch's light follows in the same transaction."""
    settling.settle_record(unit_id, CODE)


def register() -> None:
    sources.register({CODE: "品牌卡"}, cards, link=form_for)
