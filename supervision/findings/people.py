"""Who puts a finding right, as a person of the branch: a name that only one member bears."""

from __future__ import annotations

from django.db.models import QuerySet
from django.utils import timezone

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person


def members(unit_id: int) -> list[Person]:
    """Those in the branch today, for the list of names."""
    return [row.person for row in _here(unit_id).order_by("person__pinyin")]


def named(unit_id: int, name: str) -> Person | None:
    """The member of that name; two of one name stay a name."""
    found = {row.person_id: row.person for row in _here(unit_id).filter(person__name=name)} if name else {}
    return next(iter(found.values())) if len(found) == 1 else None


def _here(unit_id: int) -> QuerySet[TemporaryMembership]:
    return TemporaryMembership.objects.on(timezone.localdate()).filter(unit=unit_id).select_related("person")
