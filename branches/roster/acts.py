"""Joining and leaving a temporary branch. The home branch stays what it was (BR-05, OR-05)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.roster import numbers
from branches.roster.counts import refresh_counts
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User


def add_member(
    *, unit: Unit, person: Person, by: User | None, starts_on: date | None = None, group: PartyGroup | None = None
) -> TemporaryMembership:
    """Enter someone on the branch's roster from ``starts_on`` (default today) on; needs ``roster`` on the branch."""
    if not person.is_party_member:
        raise ActRefused(f"{person}是{person.get_standing_display()}，不是党员，不能编入党支部。")
    return _enter(unit, person, by, starts_on, group, "编入支部")


def add_participant(
    *, unit: Unit, person: Person, by: User | None, starts_on: date | None = None, group: PartyGroup | None = None
) -> TemporaryMembership:
    """Put someone who is no Party member on the list: an activist or another of the team, not counted, no vote."""
    if person.is_party_member:
        raise ActRefused(f"{person}是{person.get_standing_display()}，请用“编入党员”办理。")
    return _enter(unit, person, by, starts_on, group, "列入参加人员")


def leave_branch(*, membership: TemporaryMembership, by: User | None, on: date | None = None) -> TemporaryMembership:
    """The person's last day in the branch is ``on`` (default today); posts held here end with it."""
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        return _leave(membership, by, on, "离开支部", "离场")


def transfer(
    *, memberships: Sequence[TemporaryMembership], to: Unit, by: User | None, on: date | None = None
) -> list[TemporaryMembership]:
    """Several people go from their branches to another on the same day; all of them or nobody.

    Posts and groups stay behind; needs ``roster`` on both sides. Raises :class:`ActRefused`.
    """
    on = on or timezone.localdate()
    if not memberships:
        raise ActRefused("请先选择要转移的人员。")
    with transaction.atomic(), history.one_act():
        return [_transfer(membership, to, by, on) for membership in memberships]


def _transfer(membership: TemporaryMembership, to: Unit, by: User | None, on: date) -> TemporaryMembership:
    if membership.unit_id == to.pk:
        raise ActRefused(f"{membership.person}已经在{to}，请另选转入的支部。")
    _leave(membership, by, on, f"转往{to}", "转往其他支部")
    return _enter(to, membership.person, by, on, None, f"由{membership.unit}转入")


def _enter(
    unit: Unit, person: Person, by: User | None, starts_on: date | None, group: PartyGroup | None, how: str
) -> TemporaryMembership:
    starts_on = starts_on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        demand(by, Power.ROSTER, unit, "调整这个支部的党员")
        check_joining(unit, person, starts_on)
        membership = TemporaryMembership.objects.create(unit=unit, person=person, starts_on=starts_on, group=group)
        keep_member_post(person, unit)
        refresh_counts(unit)
        history.note(unit, "join", by=by, text=f"{person}{how}", changes={"进场日期": ["", str(starts_on)]})
    return membership


def check_joining(unit: Unit, person: Person, starts_on: date) -> None:
    """Raises :class:`ActRefused` when the person cannot be on this branch's list from that day on."""
    if not unit.is_temporary_branch or unit.ended_on:
        raise ActRefused(f"{unit}不是正在运行的临时党支部，不能编入党员。")
    if wrong := _wrong_day(unit, starts_on):
        raise ActRefused(wrong)
    mine = TemporaryMembership.objects.filter(unit=unit, person=person)
    if mine.not_left().exists():
        raise ActRefused(f"{person}已经在{unit}，不用重复编入。")
    if mine.filter(ends_on__gte=starts_on).exists():
        raise ActRefused(f"{person}上一次离场还在这一天之后，请把进场日期改到离场之后。")


def _wrong_day(unit: Unit, starts_on: date) -> str:
    """Nobody was in the branch before it was founded, nor is entered long before they come."""
    if unit.founded_on and starts_on < unit.founded_on:
        return f"进场日期不能早于支部成立日期（{unit.founded_on:%Y-%m-%d}），请核对后再填。"
    ahead = numbers.join_ahead()
    if starts_on > timezone.localdate() + timedelta(days=ahead):
        return f"进场日期最多可提前 {ahead} 天登记，请到时再办理。"
    return ""


def _leave(membership: TemporaryMembership, by: User | None, on: date, how: str, reason: str) -> TemporaryMembership:
    demand(by, Power.ROSTER, membership.unit, "调整这个支部的党员")
    if on > timezone.localdate():
        raise ActRefused("离场日期不能晚于今天，请在离场当天或之后办理。")
    if on < membership.starts_on:
        raise ActRefused("离场日期不能早于进场日期，请核对后再填。")
    if TemporaryMembership.objects.not_left().filter(pk=membership.pk).update(ends_on=on) != 1:
        raise ActRefused(f"{membership.person}已经办理离场，请刷新页面。")
    membership.refresh_from_db(fields=["ends_on"])
    give_up_posts(membership, by, reason)
    refresh_counts(membership.unit)
    text = f"{membership.person}{how}"
    history.note(membership.unit, "leave", by=by, text=text, changes={"离场日期": ["", str(on)]})
    return membership


def give_up_posts(membership: TemporaryMembership, by: User | None, reason: str = "离场") -> None:
    """Whoever has left holds no post here and leads no group."""
    person, unit, on = membership.person, membership.unit, membership.ends_on
    held = Post.objects.not_over().filter(person=person, unit=unit).exclude(role=Role.MEMBER)
    for post in held.select_related("person", "unit"):
        end_post(post=post, by=by, ends_on=max(on or post.starts_on, post.starts_on), reason=reason)
    PartyGroup.objects.filter(unit=unit, leader=person).update(leader=None)
    keep_member_post(person, unit, on)
