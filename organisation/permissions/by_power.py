"""Where not every power reaches alike.

permissions = ByPower(OWN_UNIT, inspect=OwnUnit("inspecting_unit"))  # one power looks at another unit of the record
permissions = Holding(OWN_UNIT, PARTY_OFFICE)                   # to look is not enough: an office must be held
voice = Instead(Rising(), Power.CARE)                           # a word for what an existing power already allows
permissions = NotAs(OWN_UNIT, Role.ADMINISTRATOR)               # a post that has no say about people
"""

from __future__ import annotations

from django.db.models import Model, Q

from organisation.permissions.base import Both, PermissionRule, Rights


class ByPower(PermissionRule):
    """The powers named reach as the rule beside them says, all others as ``usual``."""

    def __init__(self, usual: PermissionRule, **others: PermissionRule) -> None:
        self.usual, self.others = usual, others

    def rows(self, access: Rights, power: str) -> Q:
        return self.others.get(power, self.usual).rows(access, power)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return self.others.get(power, self.usual).permits(access, power, record)


class Instead(PermissionRule):
    """Asks ``inner`` for ``power`` whatever was asked."""

    def __init__(self, inner: PermissionRule, power: str) -> None:
        self.inner, self.power = inner, power

    def rows(self, access: Rights, power: str) -> Q:
        return self.inner.rows(access, self.power)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return self.inner.permits(access, self.power, record)


class Holding(Both):
    """As ``inner``, but only for those whom one certain power reaches there too."""

    def __init__(self, inner: PermissionRule, power: str) -> None:
        super().__init__(inner, Instead(inner, power))


class NotAs(PermissionRule):
    """As ``inner``, but a post of ``role`` gives nothing: who keeps the machine has no say about people."""

    def __init__(self, inner: PermissionRule, role: str) -> None:
        self.inner, self.role = inner, role

    def rows(self, access: Rights, power: str) -> Q:
        return self.inner.rows(access.aside_from(self.role), power)

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        return self.inner.permits(access.aside_from(self.role), power, record)
