"""Key projects and their full-time secretaries: which running branch still lacks one, unit by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypedDict

from django.db.models import Exists, OuterRef, QuerySet

from branches.life.models import TemporaryBranch
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from accounts.models.user import User

    KeyBranch: TypeAlias = WithAnnotations[TemporaryBranch, "Filled"]


class Filled(TypedDict):
    filled: bool


STATES = {"": "全部", "gap": "未配备", "filled": "已配备"}


@dataclass(frozen=True)
class UnitLine:
    """Branches of key projects that one unit carries."""

    unit: Unit
    filled: int
    gap: int

    @property
    def total(self) -> int:
        return self.filled + self.gap


def secretaries() -> QuerySet[Post]:
    """Full-time secretaries in office."""
    return Post.objects.on().filter(role=Role.SECRETARY, full_time=True)


def key_branches(user: User) -> QuerySet[KeyBranch]:
    """Running branches of key projects in the person's reach, with ``filled``: whether the secretary is full-time."""
    rows = TemporaryBranch.objects.visible_to(user).not_voided().filter(project__is_key=True, dissolved_on__isnull=True)
    rows = rows.annotate(filled=Exists(secretaries().filter(unit=OuterRef("unit"))))
    return rows.select_related("unit", "project__unit").order_by("filled", "project__unit__path", "founded_on", "pk")


def narrowed(rows: list[KeyBranch], unit: str, state: str) -> list[KeyBranch]:
    """Those of one unit (its id as text) and in one of STATES."""
    if unit:
        rows = [row for row in rows if str(row.project.unit_id) == unit]
    return [row for row in rows if not state or row.filled == (state == "filled")]


def by_unit(rows: list[KeyBranch]) -> list[UnitLine]:
    units = {row.project.unit_id: row.project.unit for row in rows}
    lines = []
    for unit in sorted(units.values(), key=lambda unit: unit.path):
        mine = narrowed(rows, str(unit.pk), "")
        gaps = len(narrowed(mine, "", "gap"))
        lines.append(UnitLine(unit, len(mine) - gaps, gaps))
    return lines


def offices(rows: list[KeyBranch]) -> dict[int, Post]:
    """Unit of the branch → the secretary's post, one query."""
    posts = Post.objects.on().filter(unit__in=[row.unit_id for row in rows], role=Role.SECRETARY)
    return {post.unit_id: post for post in posts.select_related("person")}
