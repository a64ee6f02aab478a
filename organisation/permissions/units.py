"""The usual case: a record belongs to a unit, and whoever holds a power there or above holds it on the record.

permissions = OWN_UNIT          # most ledgers; InUnit brings it along
permissions = OwnUnit("about_unit")  # another unit of the record decides
permissions = UNITS             # the record is the unit
"""

from __future__ import annotations

from django.db.models import Model, Q

from organisation.permissions.base import PermissionRule, Rights, behind


class OwnUnit(PermissionRule):
    """The record's unit decides; '' where the record is the unit."""

    def __init__(self, lookup: str = "unit") -> None:
        self.lookup = lookup

    def rows(self, access: Rights, power: str) -> Q:
        return access.within(self.lookup, power)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        unit = behind(record, self.lookup)
        return unit is not None and access.at(power, unit.path)


OWN_UNIT = OwnUnit()
UNITS = OwnUnit("")
