"""The home branch and the sending unit of a person, which stand beside every temporary membership.

permissions = HomeSide()        # the record names ``home_branch`` and ``home_unit``, or is the person
permissions = HomeSide("person")  # they are the person's, on whom the record hangs
permissions = PERFORMANCE       # 表现情况: written by the branch, read at home once it was sent there
permissions = RELATIONS         # 组织关系转接: decided at home, the branch looks on
"""

from __future__ import annotations

from django.db.models import Model, Q

from organisation.permissions.base import PermissionRule, Rights, behind, either, field
from organisation.permissions.by_power import ByPower, Holding, Instead, NotAs
from organisation.permissions.facts import Where
from organisation.permissions.reserved import Drafted
from organisation.permissions.units import OWN_UNIT, OwnUnit
from organisation.powers import Power, Role


class HomeSide(PermissionRule):
    """Where the power covers the home branch or the sending unit."""

    def __init__(self, lookup: str = "") -> None:
        self.lookup = lookup

    def rows(self, access: Rights, power: str) -> Q:
        branch, unit = field(self.lookup, "home_branch"), field(self.lookup, "home_unit")
        return either(access.within(branch, power), access.within(unit, power))

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        person = behind(record, self.lookup)
        return any(access.at(power, home.path) for home in (person.home_branch, person.home_unit) if home)


_TAKEN_OUT = Holding(OWN_UNIT, Power.EXPORT)
"""What is said about a member is not for every member: only for those who may take it out of the branch."""

_WRITTEN = Drafted(_TAKEN_OUT)
_FROM_OUTSIDE = Instead(OwnUnit("home_unit"), Power.DECIDE) & Where(home_unit__kind="external")

PERFORMANCE = NotAs(ByPower(_WRITTEN, view=_WRITTEN | (HomeSide() & Where(state="sent"))), Role.ADMINISTRATOR)
RELATIONS = NotAs(ByPower(HomeSide() | _TAKEN_OUT, roster=HomeSide() | _FROM_OUTSIDE), Role.ADMINISTRATOR)
"""Decided (``roster``) by the home branch or the sending unit, or by the institute for people from outside."""
