"""People, and their time and posts in units. Nobody reaches people by id alone.

permissions = PEOPLE  # 人员: from the home side, from the branches they are or were in, and by themselves
permissions = STAYS  # 党员花名册: the branch decides; those at work there, the home side and the person look
permissions = POSTS  # 任职: the same, looked at by everybody who looks at the unit (OR-04, MT-18)
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils import timezone

from organisation.permissions.base import NOTHING, PermissionRule, Rights, either
from organisation.permissions.by_power import ByPower
from organisation.permissions.home import HomeSide
from organisation.permissions.oneself import Oneself
from organisation.permissions.units import OWN_UNIT
from organisation.powers import AT_WORK, Power


class InUnit(Protocol):
    path: str


class Stay(Protocol):
    """A temporary membership: where, and the last day of it."""

    unit: InUnit
    ends_on: date | None


class InBranch(PermissionRule):
    """People by their temporary memberships. One that is over lets those at work there look, and do nothing more."""

    def rows(self, access: Rights, power: str) -> Q:
        if not access.holds(power):
            return NOTHING
        memberships = _memberships().filter(access.within("unit", *_asked(power)), person=OuterRef("pk"))
        if power != Power.VIEW:
            memberships = memberships.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=timezone.localdate()))
        return Q(Exists(memberships))

    def permits(self, access: Rights, power: str, record: Model) -> bool:
        if not access.holds(power):
            return False
        today = timezone.localdate()
        counted = (one for one in _branches_of(record) if power == Power.VIEW or not _is_over(one, today))
        return any(access.at(asked, one.unit.path) for one in counted for asked in _asked(power))


class WithPerson(PermissionRule):
    """Rows of a person in a unit: who holds one of ``lookers`` there looks, as do the home side and the person."""

    others = HomeSide("person") | Oneself()

    def __init__(self, *lookers: str) -> None:
        self.lookers = lookers

    def rows(self, access: Rights, power: str) -> Q:
        reached = access.within("unit", *self.lookers)
        if any(path.count(".") == 1 for path in access.granted(*self.lookers)):  # the institute itself: everybody
            return reached
        return either(reached, self.others.rows(access, power))

    def permits(self, access: Rights, power: str, record: Any) -> bool:
        if any(access.at(looker, record.unit.path) for looker in self.lookers):
            return True
        return self.others.permits(access, power, record)


def _asked(power: str) -> tuple[str, ...]:
    """Which powers in a branch let one use ``power`` on its people."""
    return AT_WORK if power == Power.VIEW else (power,)


def _is_over(membership: Stay, today: date) -> bool:
    return membership.ends_on is not None and membership.ends_on < today


def _branches_of(person: Any) -> Iterable[Stay]:
    """Lists prefetch the memberships, so that asking for each row asks no question."""
    fetched = "memberships" in getattr(person, "_prefetched_objects_cache", {})
    stays: Iterable[Stay] = person.memberships.all() if fetched else person.memberships.select_related("unit")
    return stays


def _memberships() -> QuerySet[Model]:
    return apps.get_model("organisation", "TemporaryMembership").objects.all()


PEOPLE = ByPower(HomeSide() | InBranch(), view=HomeSide() | Oneself("") | InBranch())
STAYS = ByPower(OWN_UNIT, view=WithPerson(*AT_WORK))
POSTS = ByPower(OWN_UNIT, view=WithPerson(Power.VIEW))
