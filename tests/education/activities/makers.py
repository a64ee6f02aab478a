"""A row of 组织生活台账 for the contract tests."""

from __future__ import annotations

from typing import Any

from education.activities.kinds import Kind
from education.activities.models import Activity
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.education.entry import at, entry
from tests.making import maker


def activity_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    data = entry(unit)
    del data["client_id"]
    return data


@maker("activities", form_data=activity_data)
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
