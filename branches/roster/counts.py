"""The numbers on a branch's ledger row, kept in step by the acts that change members."""

from __future__ import annotations

from django.db.models import Count, Q
from django.utils import timezone

from branches.life.models import TemporaryBranch
from organisation.changes import life_changed
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.member_post import keep_member_post
from organisation.units.models import Unit


def refresh_counts(unit: Unit) -> None:
    """Count the members who have not left; formal and probationary apart (BR-01 and BR-13 ask for formal ones)."""
    standing = Person.Standing
    numbers = (
        TemporaryMembership.objects.not_left()
        .filter(unit=unit)
        .aggregate(
            formal=Count("person", distinct=True, filter=Q(person__standing=standing.FORMAL)),
            probationary=Count("person", distinct=True, filter=Q(person__standing=standing.PROBATIONARY)),
        )
    )
    TemporaryBranch.objects.filter(unit=unit).update(
        formal_count=numbers["formal"], probationary_count=numbers["probationary"]
    )
    life_changed(unit)


def refresh_counts_of(person: Person) -> None:
    """After a card changed (转正, admitted to the Party): every branch the person is in."""
    for unit in Unit.objects.filter(memberships__in=person.memberships.not_left()).distinct():
        keep_member_post(person, unit, timezone.localdate())
        refresh_counts(unit)
