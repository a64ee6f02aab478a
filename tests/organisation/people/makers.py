"""A row of 人员卡片 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.people.models import Person
from organisation.units.models import Unit
from tests.cast import Cast
from tests.making import maker
from tests.organisation.someone import someone


def person_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {"name": "新来的", "standing": "formal", "home_unit": unit.pk}


@maker("people", form_data=person_data, level="unit")
def make_person(cast: Cast, unit: Unit, number: int) -> Person:
    return someone(cast, unit, number)
