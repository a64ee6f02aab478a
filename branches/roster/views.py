"""Who is in the branch, and in which group."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page.access import branch_act, branch_for
from branches.roster import acts
from branches.roster.acts import add_member, leave_branch
from branches.roster.forms import (
    AddMemberForm,
    AddParticipantForm,
    DissolveGroupForm,
    GroupForm,
    LeaderForm,
    LeaveForm,
    RegroupForm,
    TransferForm,
)
from organisation.groups.acts import dissolve_group, form_group, lead_group, put_in_group, rename_group
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.powers import Power


def _membership(branch: TemporaryBranch, number: int) -> TemporaryMembership:
    rows = TemporaryMembership.objects.not_left().filter(unit=branch.unit)
    return get_object_or_404(rows.select_related("person", "unit", "group"), pk=number)


def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    form = AddMemberForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        add_member(unit=branch.unit, person=data["person"], starts_on=data["starts_on"], group=data["group"], by=user)

    return branch_act(request, branch, form, title="编入党员", act=act, done="已编入支部。")


def add_participant(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    form = AddParticipantForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        acts.add_participant(unit=branch.unit, by=user, **data)

    return branch_act(request, branch, form, title="列入参加人员", act=act, done="已列入参加人员名单。")


def transfer(request: HttpRequest, pk: UUID) -> HttpResponse:
    """``?who=`` ticks one person beforehand."""
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    form = TransferForm(request.POST or None, branch=branch, user=user, initial={"who": request.GET.getlist("who")})

    def act(data: dict[str, Any]) -> None:
        acts.transfer(memberships=list(data["who"]), to=data["to"], on=data["on"], by=user)

    note = "组织关系仍在原党支部，不转接；两个支部的操作记录都会写明。"
    return branch_act(request, branch, form, title="转往其他支部", act=act, done="已转入新的支部。", note=note)


def leave(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    membership = _membership(branch, number)
    form = LeaveForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        leave_branch(membership=membership, on=data["ends_on"], by=user)

    title = f"办理离场：{membership.person}"
    return branch_act(request, branch, form, title=title, act=act, done=f"{membership.person}已离场。", danger=True)


def regroup(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    membership = _membership(branch, number)
    form = RegroupForm(request.POST or None, branch=branch, user=user, initial={"group": membership.group_id})

    def act(data: dict[str, Any]) -> None:
        put_in_group(membership=membership, group=data["group"], by=user)

    return branch_act(request, branch, form, title=f"调整党小组：{membership.person}", act=act, done="党小组已调整。")


def add_group(request: HttpRequest, pk: UUID) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    form = GroupForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        form_group(unit=branch.unit, name=data["name"], by=user)

    note = "党小组一般不少于3人，其中至少1名正式党员；组长由正式党员担任。"
    return branch_act(request, branch, form, title="划分党小组", act=act, done="党小组已成立。", note=note)


def rename(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    group = _group(branch, number)
    form = GroupForm(request.POST or None, branch=branch, user=user, initial={"name": group.name})

    def act(data: dict[str, Any]) -> None:
        rename_group(group=group, name=data["name"], by=user)

    return branch_act(request, branch, form, title=f"党小组改名：{group}", act=act, done="党小组已改名。")


def end_group(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    group = _group(branch, number)
    form = DissolveGroupForm(request.POST or None, branch=branch, user=user)

    def act(data: dict[str, Any]) -> None:
        dissolve_group(group=group, into=data["into"], by=user)

    count = group.memberships.not_left().count()
    note = f"现有组员 {count} 名；组长职务同时结束，以往的党小组会记录不变。"
    title = f"撤销党小组：{group}"
    return branch_act(request, branch, form, title=title, act=act, done="党小组已撤销。", note=note, danger=True)


def _group(branch: TemporaryBranch, number: int) -> PartyGroup:
    groups = PartyGroup.objects.open().select_related("unit", "leader")
    return get_object_or_404(groups, pk=number, unit=branch.unit)


def lead(request: HttpRequest, pk: UUID, number: int) -> HttpResponse:
    branch, user = branch_for(request, pk, Power.ROSTER), user_of(request)
    group = _group(branch, number)
    form = LeaderForm(request.POST or None, branch=branch, user=user, initial={"person": group.leader_id})

    def act(data: dict[str, Any]) -> None:
        lead_group(group=group, person=data["person"], by=user)
        form.end_others(by=user, on=timezone.localdate())

    return branch_act(request, branch, form, title=f"指定组长：{group}", act=act, done="组长已指定。")
