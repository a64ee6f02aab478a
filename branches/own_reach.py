"""Reaches that ask who a row is about: what only oneself may do, and what is done for those without an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q

from branches.powers import Power
from branches.reach import OWN_UNIT, Reach

if TYPE_CHECKING:
    from branches.access import Access


class Mine(Reach):
    """Rows whose person is the user, where the user may look."""

    def rows(self, access: Access, power: str) -> Q:
        return OWN_UNIT.rows(access, Power.VIEW) & Q(person__user=access.user.pk)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return OWN_UNIT.permits(access, Power.VIEW, record) and record.person.user_id == access.user.pk


class WithoutAccount(Reach):
    """Rows of one's unit whose person cannot sign in."""

    def rows(self, access: Access, power: str) -> Q:
        return OWN_UNIT.rows(access, power) & Q(person__user__isnull=True)

    def permits(self, access: Access, power: str, record: Any) -> bool:
        return OWN_UNIT.permits(access, power, record) and record.person.user_id is None
