"""外出党员情况: what a home branch's people did in temporary branches in one year, each person once (MT-17, ST-01).

Read from memberships, posts and what apps above register; nothing of it is kept a second time.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

from branches.away import columns
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from records.exports import Head, Sheet

if TYPE_CHECKING:
    from accounts.models.user import User

M = TypeVar("M", bound=Model)

SHEET = Sheet("外出党员向原党支部反馈表", foot=("临时党支部书记", "原党支部书记", "填表人", "日期"))


@dataclass
class Away:
    """One person: when in which branches, what posts, and the registered figures."""

    person: Person
    stays: list[TemporaryMembership] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    cells: list[object] = field(default_factory=list)

    @property
    def where(self) -> str:
        return "；".join(f"{stay.unit}（{_span(stay.starts_on, stay.ends_on)}）" for stay in self.stays)

    @property
    def offices(self) -> str:
        return "；".join(f"{post.unit}{post.get_role_display()}" for post in self.posts)

    @property
    def is_out(self) -> bool:
        return any(stay.is_here for stay in self.stays)


def _span(first: date, last: date | None) -> str:
    return f"{first} 至 {last or '今'}"


def people_away(user: User, home: Unit, first: date, last: date) -> list[Away]:
    """Every member of ``home`` who was out in these days; three queries and one a registration."""
    belongs = Q(person__home_branch=home) | Q(person__home_branch__isnull=True, person__home_unit=home)
    found: dict[UUID, Away] = {}
    for stay in _told(TemporaryMembership.objects.visible_to(user).during(first, last).of_members().filter(belongs)):
        found.setdefault(stay.person_id, Away(stay.person)).stays.append(stay)
    for person_id, posts in _posts(user, list(found), first, last).items():
        found[person_id].posts = posts
    for person_id, cells in columns.values(user, list(found), first, last).items():
        found[person_id].cells = cells
    return sorted(found.values(), key=lambda away: (not away.is_out, away.person.pinyin, str(away.person.pk)))


def _posts(user: User, people: list[UUID], first: date, last: date) -> dict[UUID, list[Post]]:
    found: dict[UUID, list[Post]] = defaultdict(list)
    rows = Post.objects.visible_to(user).filter(person__in=people, unit__kind__in=Unit.TEMPORARY_BRANCHES)
    for post in _told(rows.during(first, last).exclude(role=Role.MEMBER)):
        found[post.person_id].append(post)
    return found


def _told(rows: QuerySet[M]) -> QuerySet[M]:
    return rows.select_related("person", "unit").order_by("starts_on", "pk")


def heads() -> list[Head]:
    """Of the printed and exported form."""
    own = [Head("姓名"), Head("党员类型"), Head("所在临时党支部（起止）", width=40), Head("党内职务", width=24)]
    return [*own, *columns.heads()]


def line(away: Away) -> list[object]:
    """The cells of one person under :func:`heads`."""
    person = away.person
    return [person.name, person.get_standing_display(), away.where, away.offices or None, *away.cells]
