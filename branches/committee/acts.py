"""Designating, replacing and relieving the holders of posts in a running branch (BR-08: never elected)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.papers.quoted_numbers import OF_POSTS, quoted
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post, open_post
from organisation.posts.holders import elected
from organisation.posts.member_post import keep_member_post
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, Power, Role
from organisation.refusal import ActRefused, demand
from organisation.units.models import Unit
from records import history

if TYPE_CHECKING:
    from accounts.models.user import User

HELD_BY_ONE = (Role.SECRETARY, Role.DEPUTY_SECRETARY)


def designate(
    *,
    unit: Unit,
    person: Person,
    role: str,
    by: User | None,
    document_number: str,
    on: date | None = None,
    full_time: bool = False,
) -> Post:
    """Give a member of the branch a post; needs ``decide`` on the branch, for the approving organisation designates."""
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        demand(by, Power.DECIDE, unit, "指定支部职务")
        _check(unit, person, role, on, document_number)
        document_number = quoted(document_number, about=unit, by=by, kinds=OF_POSTS)
        held = Post.objects.not_over().filter(unit=unit, role=role)
        if role in HELD_BY_ONE and held.exists():
            raise ActRefused(f"{unit}已有{Role(role).label}，请用“更换”办理。")
        return _open(unit, person, role, by, document_number, on, full_time)


def replace(
    *,
    post: Post,
    person: Person,
    by: User | None,
    document_number: str,
    on: date | None = None,
    full_time: bool = False,
) -> Post:
    """One goes and another comes in the same minute, under the same paper. The same person may become full-time so."""
    on, unit = on or timezone.localdate(), post.unit
    with transaction.atomic(), history.one_act():
        demand(by, Power.DECIDE, unit, "更换支部职务")
        if person.pk == post.person_id and full_time == post.full_time:
            raise ActRefused(f"{person}现在就担任这个职务，请另选一人。")
        _check(unit, person, post.role, on, document_number)
        document_number = quoted(document_number, about=unit, by=by, kinds=OF_POSTS)
        end_post(post=post, by=by, ends_on=on, document_number=document_number)
        keep_member_post(post.person, unit, on)
        return _open(unit, person, post.role, by, document_number, on, full_time)


def relieve(
    *, post: Post, by: User | None, on: date | None = None, reason: str = "", document_number: str = ""
) -> Post:
    """The post ends; the person stays a member. Nobody takes over by this."""
    on = on or timezone.localdate()
    with transaction.atomic(), history.one_act():
        demand(by, Power.DECIDE, post.unit, "免去支部职务")
        if on > timezone.localdate():
            raise ActRefused("免职日期不能晚于今天。")
        document_number = quoted(document_number, about=post.unit, by=by, kinds=OF_POSTS)
        ended = end_post(post=post, by=by, ends_on=on, reason=reason, document_number=document_number)
        keep_member_post(post.person, post.unit, on)
    return ended


def _open(
    unit: Unit, person: Person, role: str, by: User | None, document_number: str, on: date, full_time: bool
) -> Post:
    post = open_post(
        person=person,
        role=role,
        unit=unit,
        by=by,
        starts_on=on,
        document_number=document_number,
        full_time=full_time,
    )
    keep_member_post(person, unit, on)
    return post


def _check(unit: Unit, person: Person, role: str, on: date, document_number: str) -> None:
    if forbidden := elected(document_number):
        raise ActRefused(forbidden)
    if not unit.is_temporary_branch or unit.ended_on:
        raise ActRefused(f"{unit}不是正在运行的临时党支部。")
    if role not in BRANCH_COMMITTEE:
        raise ActRefused("这不是临时党支部的职务，请重新选择。")
    if on > timezone.localdate():
        raise ActRefused("任职日期不能晚于今天，请在任职当天办理。")
    if not TemporaryMembership.objects.here().filter(unit=unit, person=person).exists():
        raise ActRefused(f"{person}不在{unit}，请先编入支部再指定职务。")
    if not person.may_vote:
        raise ActRefused(f"{person}是{person.get_standing_display()}，不能担任支部职务。")
