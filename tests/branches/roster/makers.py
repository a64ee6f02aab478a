"""A row of 党员花名册 for the contract tests."""

from __future__ import annotations

from organisation.memberships.models import TemporaryMembership
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.someone import someone


@maker("roster")
def make_membership(cast: Cast, unit: Unit, number: int) -> TemporaryMembership:
    return TemporaryMembership.objects.create(
        person=someone(cast, unit, number), unit=unit, starts_on=days_ago(number % 40)
    )
