"""One of the five questions or acts, and somebody it is about."""

from __future__ import annotations

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.cast import days_ago
from welfare.must_items.models import MustItem


def item(code: str) -> MustItem:
    return MustItem.objects.get(code=code)


def someone_of(unit: Unit) -> Person:
    """Somebody on the branch's roster."""
    return TemporaryMembership.objects.filter(unit=unit).on(days_ago(0)).earliest("pk").person
