"""Somebody new for a row of a ledger."""

from __future__ import annotations

from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.cast import Cast, days_ago


def someone(cast: Cast, unit: Unit, number: int) -> Person:
    """A formal member sent by the 院属单位 above ``unit``."""
    home = unit if unit.kind == Unit.Kind.UNIT else unit.parent
    return enrol_person(name=f"测试{number}号", by=None, home_unit=home, formal_since=days_ago(3000))
