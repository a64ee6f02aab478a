"""Rows for the contract tests that every ledger has to pass."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from education.activities.kinds import Kind
from education.activities.models import Activity
from education.brands.models import BrandCard
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.education.entry import at, entry
from tests.making import maker


def form_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    data = entry(unit)
    del data["client_id"]
    return data


@maker("activities", form_data=form_data)
def make_activity(cast: Cast, unit: Unit, number: int) -> Activity:
    """A submitted assembly of the unit, without a roll."""
    return Activity.objects.create(
        unit=unit,
        kind=Kind.MEMBER_ASSEMBLY,
        theme=f"第 {number} 次学习",
        starts_at=at(days_ago(2 + number % 40)),
        place="一号现场",
        host_name="李建军",
        expected=9,
        present=8,
        absent_count=1,
        has_roll=False,
        state=Activity.State.SUBMITTED,
    )


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
