"""Rows of 考核 and 激励 for the contract tests."""

from __future__ import annotations

from typing import Any

from branches.merit.models import Appraisal, Incentive
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.branches.cadres.makers import officer_of
from tests.cast import Cast, days_ago
from tests.making import maker


def appraisal_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "person": officer_of(unit, "受考核人").pk,
        "year": days_ago(0).year,
        "grade": "competent",
        "score": "88",
        "appraised_by": "一部党委",
        "appraised_on": days_ago(0),
    }


@maker("cadre-appraisals", form_data=appraisal_data, level="unit")
def make_appraisal(cast: Cast, unit: Unit, number: int, person: Person | None = None, **more: Any) -> Appraisal:
    person = person or officer_of(unit, f"干部{number}")
    values = {"year": 2025, "grade": "excellent", "score": 95, "appraised_by": "一部党委", **more}
    return Appraisal.objects.create(
        person=person, unit=person.officer.unit, appraised_on=days_ago(number % 30), **values
    )


def incentive_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "person": officer_of(unit, "受表彰人").pk,
        "kind": "commendation",
        "name": "优秀党务工作者",
        "level": "institute",
        "granted_on": days_ago(3),
        "document_number": "院党委〔2026〕20号",
    }


@maker("cadre-incentives", form_data=incentive_data, level="unit")
def make_incentive(cast: Cast, unit: Unit, number: int, person: Person | None = None, **more: Any) -> Incentive:
    person = person or officer_of(unit, f"干部{number}")
    values = {"kind": "honour", "name": f"优秀党务工作者{number}", "level": "unit", **more}
    return Incentive.objects.create(person=person, unit=person.officer.unit, granted_on=days_ago(number % 30), **values)
