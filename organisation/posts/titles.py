"""The posts held in a branch in words, kept beside the facts on a member's roster line."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit

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
