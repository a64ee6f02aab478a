"""A row of 品牌卡台账 for the contract tests."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from education.brands.models import BrandCard
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def brand_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "brand_name": "高原先锋",
        "team_name": "雪莲花突击队",
        "motto": "人迹罕至但使命必达",
        "call_sign": "雪莲一号",
        "song": "高原上的灯",
        "meaning": "雪莲生在高处，耐得住寒。",
        "designer": "王海燕",
        "used_since": str(days_ago(3)),
    }


@maker("brand-cards", form_data=brand_data)
def make_brand_card(cast: Cast, unit: Unit, number: int) -> BrandCard:
    """A card waiting for the unit's review."""
    return BrandCard.objects.create(
        unit=unit,
        brand_name=f"第 {number} 号品牌",
        team_name="雪莲花突击队",
        motto="人迹罕至但使命必达",
        meaning="雪莲生在高处",
        used_since=days_ago(number % 40),
        state=BrandCard.State.SUBMITTED,
        submitted_at=timezone.now(),
    )
