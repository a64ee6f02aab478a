"""Party groups inside a branch and their leaders (BR-18)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def form_group(*, unit: Unit, name: str, by: User | None) -> PartyGroup:
    """A new group; names are unique inside the branch."""
    name = name.strip()
    with transaction.atomic():
        demand(by, Power.ROSTER, unit, "调整这个支部的党小组")
        if unit.ended_on or not unit.is_temporary_branch:
            raise ActRefused(f"{unit}不是正在运行的临时党支部。")
        _check_name(unit, name)
        group = PartyGroup.objects.create(unit=unit, name=name)
        history.note(unit, "form_group", by=by, text=f"成立党小组：{name}")
    return group


def rename_group(*, group: PartyGroup, name: str, by: User | None) -> PartyGroup:
    """Another name; records of the group show it at once."""
    name = name.strip()
    with transaction.atomic():
        demand(by, Power.ROSTER, group.unit, "调整这个支部的党小组")
        _check_open(group)
        before = group.name
        if name == before:
            return group
        _check_name(group.unit, name)
        group.name = name
        group.save(update_fields=["name"])
        changes = {"党小组名称": [before, name]}
        history.note(group.unit, "rename_group", by=by, text=f"党小组改名：{name}", changes=changes)
    return group


def dissolve_group(*, group: PartyGroup, into: PartyGroup | None, by: User | None) -> PartyGroup:
    """The group is over; its members go into another one of the branch, or into none. Its records keep its name."""
    unit = group.unit
    with transaction.atomic(), history.one_act():
        demand(by, Power.ROSTER, unit, "调整这个支部的党小组")
        _check_open(group)
        if into is not None and (into.unit_id != unit.pk or into.ended_on or into.pk == group.pk):
            raise ActRefused("请选本支部的另一个党小组，或不再编组。")
        leader, group.leader, group.ended_on = group.leader, None, timezone.localdate()
        group.save(update_fields=["leader", "ended_on"])
        moved = group.memberships.not_left().update(group=into)
        if leader:
            _step_down(unit, leader, by)
        text = f"撤销党小组：{group.name}"
        history.note(unit, "dissolve_group", by=by, text=text, changes={"组员": [str(moved), str(into or "未编组")]})
    return group


def _check_name(unit: Unit, name: str) -> None:
    if not name or PartyGroup.objects.open().filter(unit=unit, name=name).exists():
        raise ActRefused("请填写党小组名称，同一支部内不能重名。")


def _check_open(group: PartyGroup) -> None:
    group.refresh_from_db()
    if group.ended_on or group.unit.ended_on:
        raise ActRefused(f"{group}已经撤销，请刷新页面。")


def put_in_group(*, membership: TemporaryMembership, group: PartyGroup | None, by: User | None) -> None:
    """Move a member into a group of the same branch, or out of any (None)."""
    with transaction.atomic():
        demand(by, Power.ROSTER, membership.unit, "调整这个支部的党小组")
        if group is not None and (group.unit_id != membership.unit_id or group.ended_on):
            raise ActRefused("这个党小组不在本支部或已经撤销，请重新选择。")
        before = str(membership.group or "未编组")
        membership.group = group
        membership.save(update_fields=["group"])
        if before != str(group or "未编组"):
            change = {"党小组": [before, str(group or "未编组")]}
            history.note(membership.unit, "regroup", by=by, text=f"调整{membership.person}的党小组", changes=change)


def lead_group(*, group: PartyGroup, person: Person, by: User | None) -> PartyGroup:
    """Designate the leader, who may log for the branch; a probationary member may not lead (BR-18b)."""
    unit = group.unit
    with transaction.atomic(), history.one_act():
        demand(by, Power.ROSTER, unit, "指定党小组组长")
        _check_open(group)
        if not TemporaryMembership.objects.here().filter(unit=unit, person=person).exists():
            raise ActRefused(f"{person}不在{unit}，不能担任组长。")
        if not person.may_vote:
            raise ActRefused(f"{person}是{person.get_standing_display()}，党小组组长由正式党员担任。")
        before, group.leader = group.leader, person
        group.save(update_fields=["leader"])
        if before and before != person:
            _step_down(unit, before, by)
        if not _leading(unit, person).exists():
            open_post(person=person, role=Role.GROUP_LEADER, unit=unit, by=by)
            keep_member_post(person, unit)
        history.note(unit, "lead_group", by=by, text=f"{person}任{group.name}组长")
    return group


def _step_down(unit: Unit, person: Person, by: User | None) -> None:
    if PartyGroup.objects.filter(unit=unit, leader=person).exists():
        return
    for post in _leading(unit, person).select_related("person", "unit"):
        end_post(post=post, by=by)
    keep_member_post(person, unit)


def _leading(unit: Unit, person: Person) -> QuerySet[Post]:
    return Post.objects.not_over().filter(unit=unit, person=person, role=Role.GROUP_LEADER)
