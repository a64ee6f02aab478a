"""A row of 组织关系转接 for the contract tests."""

from __future__ import annotations

from branches.relations.models import RelationTransfer
from organisation.units.models import Unit
from tests.cast import Cast, days_ago
from tests.making import maker
from tests.organisation.someone import someone


@maker("relation-transfers", level="unit")
def make_transfer(cast: Cast, unit: Unit, number: int) -> RelationTransfer:
    return RelationTransfer.objects.create(
        unit=unit,
        person=someone(cast, unit, number),
        home_unit=unit,
        target=cast.home,
        proposed_on=days_ago(number % 40),
    )
