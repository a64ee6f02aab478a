"""Names kept beside the facts: the secretary on a branch's ledger row, the posts on a member's roster line."""

from __future__ import annotations

from collections import defaultdict
from uuid import UUID

from branches.life.models import TemporaryBranch
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit

SENIORITY = {role.value: place for place, role in enumerate((*BRANCH_COMMITTEE, Role.GROUP_LEADER))}


def titles_in(unit: Unit) -> dict[UUID, str]:
    """Person → 「书记、党小组组长」 for everyone who holds a post in the unit."""
    roles: dict[UUID, list[str]] = defaultdict(list)
    held = Post.objects.filter(unit=unit, ends_on__isnull=True, role__in=SENIORITY)
    for person_id, role in held.values_list("person_id", "role"):
        roles[person_id].append(role)
    return {
        person_id: "、".join(Role(role).label for role in sorted(mine, key=SENIORITY.__getitem__))[:60]
        for person_id, mine in roles.items()
    }


def name_holders(unit: Unit, person: Person) -> None:
    """After a post of ``person`` opened or ended here."""
    if not unit.is_temporary_branch:
        return
    titles = titles_in(unit)
    here = TemporaryMembership.objects.filter(unit=unit, person=person, ends_on__isnull=True)
    here.update(title=titles.get(person.pk, ""))
    secretaries = Post.objects.filter(unit=unit, role=Role.SECRETARY, ends_on__isnull=True)
    names = "、".join(secretaries.values_list("person__name", flat=True))
    TemporaryBranch.objects.filter(unit=unit).update(secretary_name=names[:50])
