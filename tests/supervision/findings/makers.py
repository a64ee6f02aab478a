"""A row of 问题整改 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from supervision.findings.models import Finding
from tests.cast import Cast, days_ago
from tests.making import maker


def finding_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "inspecting_unit": unit.pk,
        "source": "self",
        "found_on": str(days_ago(1)),
        "problem": "党员责任区没有上墙",
        "counting": "workdays",
    }


@maker("findings", form_data=finding_data)
def make_finding(cast: Cast, unit: Unit, number: int) -> Finding:
    """An open finding of the unit above."""
    return Finding.objects.create(
        unit=unit,
        inspecting_unit=unit.parent,
        source=Finding.Source.INSPECTION,
        problem=f"第 {number} 个问题",
        found_on=days_ago(2 + number % 40),
        due_on=days_ago(number % 40 - 10),
    )
