"""What the party office of a committee enters for the committee itself, and for nothing below it.

LOG on a unit would reach every branch under it. A committee above the branches — institute, unit, temporary committee —
keeps its own book: whoever holds the party office there writes in it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q

from organisation.permissions.base import NOTHING, PermissionRule, Rights, behind, field
from organisation.powers import PARTY_OFFICE
from organisation.units.models import Unit, UnitQuerySet

ABOVE_BRANCHES = (Unit.Kind.INSTITUTE, Unit.Kind.UNIT, Unit.Kind.GENERAL_BRANCH, *Unit.COMMITTEES)


class OwnDesk(PermissionRule):
    """The record's unit is the very committee in whose party office the person serves, whatever was asked."""

    def __init__(self, lookup: str = "unit") -> None:
        self.lookup = lookup

    def rows(self, access: Rights, power: str) -> Q:
        paths = access.every_path.get(PARTY_OFFICE, set())
        if not paths:
            return NOTHING
        return Q(
            **{
                f"{field(self.lookup, 'path')}__in": sorted(paths),
                f"{field(self.lookup, 'kind')}__in": ABOVE_BRANCHES,
            }
        )

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        unit: Any = behind(record, self.lookup)
        return unit is not None and unit.kind in ABOVE_BRANCHES and unit.path in access.every_path.get(PARTY_OFFICE, ())


def desks(access: Rights) -> UnitQuerySet:
    """The committees whose own book the person keeps."""
    return Unit.objects.filter(OwnDesk("").rows(access, PARTY_OFFICE))


def keeps(access: Rights, unit: Unit) -> bool:
    """Whether the person keeps this committee's own book."""
    return OwnDesk("").permits(access, PARTY_OFFICE, unit)
