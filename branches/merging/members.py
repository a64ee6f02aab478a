"""Members and party groups of a temporary branch that goes into another one."""

from __future__ import annotations

from datetime import date

from branches.roster.counts import refresh_counts
from organisation.groups.acts import lead_group
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.following import titles_in
from organisation.posts.member_post import keep_member_post
from organisation.units.models import Unit


def carry_members(unit: Unit, into: Unit, on: date) -> int:
    """Everyone who is in ``unit`` now is in ``into`` from ``on`` on, in a group of the same name; how many came anew.

    Their time in the merged branch ends with it and stays on their cards. Whoever is in both stays as they are.
    """
    if not unit.is_temporary_branch:
        return 0
    there = {row.person_id for row in into.memberships.not_left()}
    coming = [
        row for row in unit.memberships.not_left().select_related("person", "group") if row.person_id not in there
    ]
    groups = {group.pk: _like(group, unit, into) for group in {row.group for row in coming if row.group}}
    titles = titles_in(into)
    for row in coming:
        _enter(row, into, on, groups.get(row.group_id or 0), titles.get(row.person_id, ""))
    for row in coming:
        keep_member_post(row.person, into)
    refresh_counts(into)
    _lead(groups, {row.person for row in coming})
    return len(coming)


def _enter(row: TemporaryMembership, into: Unit, on: date, group: PartyGroup | None, title: str) -> None:
    """A time here that ended on that very day or later goes on."""
    starts_on = max(on, row.starts_on)
    mine = TemporaryMembership.objects.filter(unit=into, person=row.person, ends_on__gte=starts_on)
    if earlier := mine.order_by("-starts_on").first():
        TemporaryMembership.objects.filter(pk=earlier.pk).update(ends_on=None, group=group, title=title)
    else:
        TemporaryMembership.objects.create(unit=into, person=row.person, starts_on=starts_on, group=group, title=title)


def _like(group: PartyGroup, unit: Unit, into: Unit) -> PartyGroup:
    """A group of that name, marked with where it came from when the name is taken."""
    taken = into.groups.open().filter(name=group.name).exists()
    name = f"{group.name}（原{unit}）"[:60] if taken else group.name
    made, _ = PartyGroup.objects.get_or_create(unit=into, name=name, ended_on=None)
    return made


def _lead(groups: dict[int, PartyGroup], came: set[Person]) -> None:
    leaders = PartyGroup.objects.filter(pk__in=groups).exclude(leader=None).select_related("leader")
    for old in leaders:
        if old.leader in came and old.leader.may_vote:
            lead_group(group=groups[old.pk], person=old.leader, by=None)
