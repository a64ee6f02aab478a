"""Rows that stand in a unit and are not yet, or not, for everybody who looks there.

permissions = DRAFTED                                   # 组织生活: a draft is for those who may log
permissions = REQUESTS                                  # 成立请示: a draft is for those who may request
permissions = Drafted(OWN_UNIT, state="squad__state")   # hangs on another record, whose state counts
permissions = Drafted(HANDED_DOWN, writer=Power.INSPECT)  # 检查表: handed down once it is no draft
permissions = Confidential(OWN_UNIT)                    # 谈心谈话: some rows are told in confidence only
"""

from __future__ import annotations

from django.db.models import Model, Q

from organisation.permissions.base import PermissionRule, Rights, both, either
from organisation.permissions.by_power import ByPower, Instead
from organisation.permissions.desk import OwnDesk
from organisation.permissions.facts import Where
from organisation.permissions.units import OWN_UNIT, OwnUnit
from organisation.powers import Power


class Reserved(PermissionRule):
    """As ``inner``; rows of which ``fact`` is true only for those whom ``keepers`` reaches as well."""

    def __init__(self, inner: PermissionRule, fact: Where, keepers: PermissionRule) -> None:
        self.inner, self.fact, self.keepers = inner, fact, keepers

    def rows(self, access: Rights, power: str) -> Q:
        reached, kept = self.inner.rows(access, power), self.keepers.rows(access, power)
        if kept == reached:  # whoever may look here may also write: nothing is hidden
            return reached
        return both(reached, either(~self.fact.rows(access, power), kept))

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        if not self.inner.permits(access, power, record):
            return False
        return not self.fact.permits(access, power, record) or self.keepers.permits(access, power, record)


class Drafted(Reserved):
    """A draft is shown only to those who could have written it: whoever holds ``writer`` on ``written_in``."""

    def __init__(
        self, inner: PermissionRule, writer: str = Power.LOG, written_in: str = "unit", *, state: str = "state"
    ) -> None:
        super().__init__(inner, Where(**{state: "draft"}), Instead(OwnUnit(written_in), writer))


class Confidential(Reserved):
    """A row whose flag is set also needs the power to be told in confidence, on the same unit."""

    def __init__(self, inner: PermissionRule, flag: str = "confidential", lookup: str = "unit") -> None:
        super().__init__(inner, Where(**{flag: True}), Instead(OwnUnit(lookup), Power.CONFIDE))


DRAFTED = Drafted(OWN_UNIT)
_LOGGED = ByPower(OWN_UNIT, log=OWN_UNIT | OwnDesk())
ACTIVITIES = Reserved(_LOGGED, Where(state="draft"), Instead(_LOGGED, Power.LOG))
"""组织生活: of the branches, and of the committees above them, which keep their own."""
REQUESTS = Drafted(OWN_UNIT, writer=Power.REQUEST)
