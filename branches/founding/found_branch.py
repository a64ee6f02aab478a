"""The founding itself: code, unit, branch, members and designated posts in one transaction (BR-08)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from branches.roster.counts import refresh_counts
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts import ranks
from organisation.posts.acts import open_post
from organisation.posts.following import titles_in
from organisation.posts.member_post import keep_member_post
from organisation.refusal import ActRefused
from organisation.units.acts import PARENTS, create_unit
from organisation.units.models import Unit
from records import history, numbering

if TYPE_CHECKING:
    from accounts.models.user import User

PREFIX = "LZ"


def next_code(on: date) -> str:
    """Take the next code of that year; codes that were typed by hand or imported are passed over."""
    while True:
        code = numbering.code(PREFIX, on.year, numbering.take(PREFIX, on.year))
        if not Unit.objects.filter(code=code).exists():
            return code


def likely_code(on: date) -> str:
    """For showing on the reply form; the real one is taken when the reply is saved."""
    number = numbering.peek(PREFIX, on.year)
    used = set(Unit.objects.filter(code__startswith=f"{PREFIX}-{on.year}-").values_list("code", flat=True))
    while (code := numbering.code(PREFIX, on.year, number)) in used:
        number += 1
    return code


Designation = tuple[Person, str, bool]
"""Who, in which role, full time or not."""


def found_branch(
    *,
    name: str,
    code: str,
    parent: Unit,
    project: Project,
    founded_on: date,
    by: User | None,
    short_name: str = "",
    joint: bool = False,
    document_number: str = "",
    members: Iterable[Person] = (),
    posts: Iterable[Designation] = (),
    **extra: object,
) -> TemporaryBranch:
    """A running branch under ``parent``. ``extra`` are further columns of :class:`TemporaryBranch`.

    Raises :class:`ActRefused` when the parent cannot lead a branch or a designated person is not on the list.
    """
    people, posts = list(dict.fromkeys(members)), list(posts)
    with transaction.atomic(), history.one_act():
        _check(parent, people, posts)
        kind = Unit.Kind.JOINT_BRANCH if joint else Unit.Kind.BRANCH
        unit = create_unit(
            name=name, short_name=short_name, kind=kind, code=code, parent=parent, founded_on=founded_on, by=by
        )
        branch = TemporaryBranch.objects.create(
            unit=unit, project=project, founded_on=founded_on, document_number=document_number, author=by, **extra
        )
        _designate(unit, posts, founded_on, document_number, by)
        _enter(unit, people, founded_on)
        branch.refresh_from_db()
        history.note(branch, "found", by=by, text=_sentence(branch), changes=_numbers(branch))
    return branch


def _check(parent: Unit, people: list[Person], posts: list[Designation]) -> None:
    if parent.kind not in PARENTS[Unit.Kind.BRANCH] or parent.ended_on:
        raise ActRefused(f"{parent}下面不能设临时党支部，请另选隶属党组织。")
    for person in people:
        if not person.is_party_member:
            raise ActRefused(f"{person}是{person.get_standing_display()}，不是党员，不能编入党支部。")
    for person, _role, _full_time in posts:
        if person not in people:
            raise ActRefused(f"{person}不在党员名单里，请先列入名单再指定职务。")
    if twice := ranks.clash((person, role) for person, role, _full_time in posts):
        raise ActRefused(twice)


def _designate(unit: Unit, posts: list[Designation], on: date, document_number: str, by: User | None) -> None:
    for person, role, full_time in posts:
        open_post(
            person=person,
            role=role,
            unit=unit,
            by=by,
            starts_on=on,
            document_number=document_number,
            full_time=full_time,
        )


def _enter(unit: Unit, people: list[Person], on: date) -> None:
    titles = titles_in(unit)
    TemporaryMembership.objects.bulk_create(
        TemporaryMembership(unit=unit, person=person, starts_on=on, title=titles.get(person.pk, ""))
        for person in people
    )
    for person in people:
        keep_member_post(person, unit)
    refresh_counts(unit)


def _sentence(branch: TemporaryBranch) -> str:
    return f"{branch.document_number}批复成立" if branch.document_number else "成立临时党支部"


def _numbers(branch: TemporaryBranch) -> dict[str, list[str]]:
    return {"正式党员": ["", str(branch.formal_count)], "预备党员": ["", str(branch.probationary_count)]}
