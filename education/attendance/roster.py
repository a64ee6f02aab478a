"""Who is due at a meeting: drawn from the memberships and posts in force on the day it was held."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from education.activities.kinds import Kind
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.permissions.desk import ABOVE_BRANCHES
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import Unit

TITLES = {Role.SECRETARY: "支部书记", Role.DEPUTY_SECRETARY: "支部副书记"}
MACHINE = (Role.ADMINISTRATOR, Role.AUDITOR)  # keep the portal; no posts of the committee
SENIORITY = {role.value: place for place, role in enumerate((*BRANCH_COMMITTEE, Role.GROUP_LEADER))}


@dataclass(frozen=True)
class RosterRow:
    """One person of the branch that day. Who is not ``expected`` may still sit in (列席)."""

    person: Person
    title: str
    expected: bool
    voting: bool

    @property
    def key(self) -> UUID:
        return self.person.pk


def roster(unit: Unit, day: date, kind: str, group: PartyGroup | None = None) -> list[RosterRow]:
    """Committee first, then the others as they came; two queries.

    党小组会 expects the group, 支委会 the committee, everything else all party members. Probationary members are
    expected but have no vote (MT-13b). A committee above the branches expects those who hold its own posts;
    whoever else came is written among the others.
    """
    if unit.kind in ABOVE_BRANCHES:
        return _committee(unit, day)
    roles = _roles(unit, day)
    memberships = _memberships(unit, day)
    rows = [_row(m, roles.get(m.person_id, []), day, kind, group) for m in memberships]
    return sorted(rows, key=lambda row: (not row.expected, _rank(roles.get(row.person.pk, []))))


def _committee(unit: Unit, day: date) -> list[RosterRow]:
    posts = Post.objects.on(day).filter(unit=unit).exclude(role__in=MACHINE).select_related("person").order_by("pk")
    rows: dict[UUID, RosterRow] = {}
    for post in posts:
        member = post.person.is_party_member
        voting = member and voted_on(post.person, day)
        rows.setdefault(post.person_id, RosterRow(post.person, str(post.get_role_display()), member, voting))
    return sorted(rows.values(), key=lambda row: not row.expected)


def _memberships(unit: Unit, day: date) -> Iterable[TemporaryMembership]:
    found = TemporaryMembership.objects.filter(unit=unit).on(day).select_related("person")
    return {m.person_id: m for m in found}.values()


def _roles(unit: Unit, day: date) -> dict[UUID, list[str]]:
    """Posts in the branch that day by person, highest first."""
    found: dict[UUID, list[str]] = {}
    for person_id, role in Post.objects.on(day).filter(unit=unit, role__in=SENIORITY).values_list("person_id", "role"):
        found.setdefault(person_id, []).append(role)
    return {person_id: sorted(roles, key=SENIORITY.__getitem__) for person_id, roles in found.items()}


def _rank(roles: list[str]) -> int:
    return SENIORITY[roles[0]] if roles else len(SENIORITY)


def _row(
    membership: TemporaryMembership, roles: list[str], day: date, kind: str, group: PartyGroup | None
) -> RosterRow:
    person = membership.person
    expected = person.is_party_member and _is_due(membership, roles, kind, group)
    return RosterRow(person, _title(person, roles, day), expected, expected and voted_on(person, day))


def _is_due(membership: TemporaryMembership, roles: list[str], kind: str, group: PartyGroup | None) -> bool:
    if kind == Kind.COMMITTEE_MEETING:
        return any(role in BRANCH_COMMITTEE for role in roles)
    if kind == Kind.GROUP_MEETING:
        return group is not None and membership.group_id == group.pk
    return True


def voted_on(person: Person, day: date) -> bool:
    """Whether the person had a vote that day: a full member, and no longer on probation then."""
    return person.may_vote and (person.formal_since is None or person.formal_since <= day)


def _title(person: Person, roles: list[str], day: date) -> str:
    if roles:
        role = Role(roles[0])
        return TITLES.get(role, str(role.label))
    if person.may_vote:
        return "党员" if voted_on(person, day) else "预备党员"
    return str(person.get_standing_display())


def fingerprint(rows: Iterable[RosterRow]) -> str:
    """Changes when other people are due; the form carries it, so that nobody is marked present unseen."""
    text = ",".join(sorted(f"{row.key}{int(row.expected)}" for row in rows))
    return hashlib.blake2s(text.encode(), digest_size=8).hexdigest()
