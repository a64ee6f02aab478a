"""A row of 需求台账 for the contract tests."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.welfare.picked import someone_of
from welfare.needs.acts import take_up
from welfare.needs.levels import first_holder
from welfare.needs.models import Need
from welfare.needs.move_forms import posts_above


def need_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "raised_by": str(someone_of(unit).pk),
        "raised_on": str(days_ago(1)),
        "kind": "living",
        "urgency": "usual",
        "description": "宿舍热水不足",
    }


def need_told(cast: Cast, need: Need) -> dict[str, dict[str, Any]]:
    above = posts_above(need).first()
    return {
        "pass_up": {"to": above.pk if above else "", "reason": "支部没有车"},
        "answer": {"answer": "已派车"},
        "confirm": {"satisfaction": "fair"},
        "reopen": {"reason": "车没有来"},
    }


@maker("needs", form_data=need_data, told=need_told)
def make_need(cast: Cast, unit: Unit, number: int, **more: Any) -> Need:
    """An open need at the branch, in the secretary's hands."""
    values = {"raised_on": days_ago(2 + number % 40), "due_on": days_ago(number % 40 - 10), **more}
    need = Need.objects.create(
        unit=unit,
        level_unit=unit,
        kind=Need.Kind.LIVING,
        raised_by=someone_of(unit),
        description=f"第 {number} 个需求",
        holder=first_holder(unit),
        **values,
    )
    take_up(need)
    return need
