"""What follows when someone takes up or gives up a post, beside the grants."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from organisation.changes import life_changed, posts_changed
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit

LOOKED_BACK = timedelta(days=7)
AT_ONCE = 50  # units in one transaction

log = logging.getLogger(__name__)


def holders_changed(unit: Unit, person: Person) -> None:
    """Names on ledger rows are right in this transaction; what the unit owes is looked at again after it."""
    write_titles(unit, person)
    posts_changed(unit, [person.pk])
    if unit.is_temporary_branch:
        life_changed(unit)


def follow_turned_posts() -> None:
    """Nightly: a post entered ahead begins, one with an end set ahead is over.

    Those of a week are looked at, should nights have failed; what one unit's posts break keeps no other from it.
    """
    lately = (timezone.localdate() - LOOKED_BACK, timezone.localdate())
    turned = Post.objects.filter(Q(starts_on__range=lately) | Q(ends_on__range=lately)).select_related("unit", "person")
    people: dict[Unit, set[Person]] = defaultdict(set)
    for post in turned:
        people[post.unit].add(post.person)
    units = list(people)
    for start in range(0, len(units), AT_ONCE):
        with transaction.atomic():  # lives are announced once for all of them
            for unit in units[start : start + AT_ONCE]:
                _follow(unit, people[unit])


def _follow(unit: Unit, people: Iterable[Person]) -> None:
    try:
        with transaction.atomic():
            for person in people:
                write_titles(unit, person)
            posts_changed(unit, [person.pk for person in people])
            if unit.is_temporary_branch:
                life_changed(unit)
    except Exception:
        log.exception("Posts of unit %s were not followed", unit.pk)


SENIORITY = {role.value: place for place, role in enumerate((*BRANCH_COMMITTEE, Role.GROUP_LEADER))}


def titles_in(unit: Unit) -> dict[UUID, str]:
    """Person → 「书记、党小组组长」 for everyone who holds a post in the unit."""
    roles: dict[UUID, list[str]] = defaultdict(list)
    held = Post.objects.on().filter(unit=unit, role__in=SENIORITY)
    for person_id, role in held.values_list("person_id", "role"):
        roles[person_id].append(role)
    return {
        person_id: "、".join(Role(role).label for role in sorted(mine, key=SENIORITY.__getitem__))[:60]
        for person_id, mine in roles.items()
    }


def write_titles(unit: Unit, person: Person) -> None:
    """After a post of ``person`` opened or ended here."""
    if unit.is_temporary_branch:
        here = TemporaryMembership.objects.not_left().filter(unit=unit, person=person)
        here.update(title=titles_in(unit).get(person.pk, ""))
