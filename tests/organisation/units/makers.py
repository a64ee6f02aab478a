"""A row of 党组织台账 for the contract tests."""

from __future__ import annotations

from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.cast import Cast
from tests.making import maker


@maker("units", level="unit")
def make_unit(cast: Cast, unit: Unit, number: int) -> Unit:
    """A home branch of the unit."""
    return create_unit(
        name=f"第 {number} 党支部", kind=Unit.Kind.HOME_BRANCH, code=f"{unit.code}-{number}", parent=unit, by=None
    )
