"""A row of 项目登记 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.projects.models import Project
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def project_of(cast: Cast, unit: Unit) -> Project:
    return cast.solar if unit == cast.second else cast.bridge


def project_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "code": "XM-新",
        "name": "新项目",
        "phase": "entering",
        "started_on": str(days_ago(3)),
    }


@maker("projects", form_data=project_data, level="unit")
def make_project(cast: Cast, unit: Unit, number: int) -> Project:
    return Project.objects.create(
        unit=unit, code=f"XM-T{number}", name=f"第 {number} 个项目", started_on=days_ago(number % 40)
    )
