"""A row of 监督检查 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from supervision.inspections.models import Inspection
from tests.cast import Cast, days_ago
from tests.making import maker


def inspection_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    """A branch looks at its own work."""
    return {
        "unit": unit.pk,
        "inspecting_unit": unit.pk,
        "kind": "planned",
        "held_on": str(days_ago(1)),
        "content": "组织生活自查",
        "counting": "workdays",
        "place": "一号现场",
        "inspectors": "李建军",
        "signed_by": "李建军",
        "head_signed_by": "李建军",
        "signed_on": str(days_ago(1)),
    }


@maker("inspections", form_data=inspection_data)
def make_inspection(cast: Cast, unit: Unit, number: int) -> Inspection:
    """A finished inspection of the unit by the unit above it."""
    return Inspection.objects.create(
        unit=unit,
        inspecting_unit=unit.parent,
        content=f"第 {number} 次检查",
        held_on=days_ago(2 + number % 40),
        place="一号现场",
        inspectors="黄伟杰",
        state=Inspection.State.FINISHED,
    )
