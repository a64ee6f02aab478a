"""A row of 党务干部台账 for the contract tests, and whom the rows beside it are about."""

from __future__ import annotations

from typing import Any

from branches.cadres.models import PartyAffairsOfficer
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Role
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker


def someone(unit: Unit, name: str, **more: Any) -> Person:
    return enrol_person(name=name, by=None, home_unit=unit, formal_since=days_ago(3000), **more)


def officer_of(unit: Unit, name: str, **more: Any) -> Person:
    """Someone who holds a post in the unit's party office."""
    person = someone(unit, name, **more)
    open_post(person=person, role=Role.UNIT_OFFICER, unit=unit, by=None, starts_on=days_ago(90))
    return person


@maker("cadres", level="unit")
def make_officer(cast: Cast, unit: Unit, number: int) -> PartyAffairsOfficer:
    return officer_of(unit, f"干部{number}").officer
