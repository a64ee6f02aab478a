"""Whom one asks: everybody on the branch's roster that day, and which items may be asked there."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from organisation.access import access_of
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.powers import Power
from organisation.units.models import Unit
from welfare.must_items.models import MustItemQuerySet

if TYPE_CHECKING:
    from accounts.models.user import User


def people_on(unit: Unit, day: date) -> list[Person]:
    """In the order of pinyin; one query."""
    memberships = TemporaryMembership.objects.filter(unit=unit).on(day).select_related("person")
    people = {membership.person_id: membership.person for membership in memberships}
    return sorted(people.values(), key=lambda person: (person.pinyin, person.name, str(person.pk)))


def is_on(unit: Unit, person: Person, day: date) -> bool:
    return TemporaryMembership.objects.filter(unit=unit, person=person).on(day).exists()


def told(user: User, unit: Unit | None) -> bool:
    """Whether this person is told in confidence there; without a unit: anywhere."""
    access = access_of(user)
    return access.at(Power.CONFIDE, unit.path) if unit else access.holds(Power.CONFIDE)


def items_for(user: User, unit: Unit | None, items: MustItemQuerySet) -> MustItemQuerySet:
    """Without the confidential ones for those who are not told."""
    return items if told(user, unit) else items.filter(confidential=False)
