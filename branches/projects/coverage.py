"""Which projects have a party organisation (SY-01): one question for the list's filter, the rates and the workbench."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import Case, Count, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.memberships.models import MembershipQuerySet, TemporaryMembership
from organisation.units.models import Unit
from reminders.rules.allowed import Allowed, allowed

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    from accounts.models.user import User


class WithStanding(TypedDict):
    standing: str


class Standing(models.TextChoices):
    COVERED = "covered", "已设立"
    MISSING = "missing", "应设未设"
    EXCUSED = "excused", "免设"
    YOUNG = "young", "期限未到"
    OVER = "over", "已结束"


ASKED = "asked"
"""What the rate counts: those that have an organisation and those that should have one."""

FILTER_CHOICES = [(ASKED, "应设（含已设立）"), *Standing.choices]


def standing_is(projects: QuerySet[Model], name: str, value: str) -> QuerySet[Model]:
    """For the list's filter over :func:`with_standing`."""
    return projects.filter(standing__in=(Standing.COVERED, Standing.MISSING) if value == ASKED else (value,))


COLOURS = {"covered": "green", "missing": "red", "excused": "gray", "young": "blue", "over": "gray"}
USUAL = Allowed(days=7)


def time_allowed(today: date | None = None) -> Allowed:
    """After what time SY-01 asks for an organisation, as the rule stands today."""
    return allowed("SY-01", USUAL, today)


def runs_for_it() -> Q:
    """Branches that stand for their project: at work themselves, or merged into one that is (``Unit.standing``)."""
    active = TemporaryBranch.ACTIVE
    return Q(state__in=active) | Q(unit__merged_into__temporary_branch__state__in=active)


def with_standing(
    projects: QuerySet[Project], today: date | None = None
) -> QuerySet[WithAnnotations[Project, WithStanding]]:
    """Each project with its ``standing``; every project has exactly one."""
    day = today or timezone.localdate()
    running = TemporaryBranch.objects.filter(runs_for_it(), project=OuterRef("pk"))
    return projects.annotate(
        standing=Case(
            When(closed_on__lte=day, then=Value(Standing.OVER)),
            When(time_allowed(today).not_up("started_on", day), then=Value(Standing.YOUNG)),
            When(Exists(running), then=Value(Standing.COVERED)),
            When(~Q(no_branch_reason=""), then=Value(Standing.EXCUSED)),
            default=Value(Standing.MISSING),
            output_field=models.CharField(),
        )
    )


@dataclass
class Coverage:
    """Projects of one unit (``unit`` None: of all), and the members in the branches of those that are covered."""

    unit: Unit | None
    covered: int = 0
    missing: int = 0
    excused: int = 0
    young: int = 0
    people: int = 0

    @property
    def asked(self) -> int:
        return self.covered + self.missing

    @property
    def rate(self) -> float | None:
        """覆盖率 in per cent; None where nothing was asked."""
        return round(100 * self.covered / self.asked, 1) if self.asked else None


def by_unit(user: User, today: date | None = None) -> list[Coverage]:
    """A line for each unit with running projects, as far as the person may look. Four queries."""
    rows = [*_counted(user, today), *_people(user, today)]
    units = Unit.objects.in_bulk({unit_id for unit_id, _, _ in rows})
    lines = {pk: Coverage(unit) for pk, unit in units.items()}
    for unit_id, name, count in rows:
        setattr(lines[unit_id], name, count)
    return sorted(lines.values(), key=lambda line: line.unit.path if line.unit else "")


def total(lines: list[Coverage]) -> Coverage:
    """All lines together."""
    names = ("covered", "missing", "excused", "young", "people")
    return Coverage(None, **{name: sum(getattr(line, name) for line in lines) for name in names})


def overall(user: User, today: date | None = None) -> Coverage:
    """Projects over everything the person may look at, without the people. One query."""
    whole = Coverage(None)
    for _, standing, count in _counted(user, today):
        setattr(whole, standing, getattr(whole, standing) + count)
    return whole


def rate_of(user: User, today: date | None = None) -> float | None:
    """The rate over everything the person may look at. One query."""
    return overall(user, today).rate


def _counted(user: User, today: date | None) -> Iterable[tuple[int, str, int]]:
    projects = with_standing(Project.objects.visible_to(user).not_voided(), today).exclude(standing=Standing.OVER)
    yield from projects.order_by().values_list("unit", "standing").annotate(n=Count("pk"))


CARRIER = "unit__temporary_branch__project__unit"  # of a membership: the unit that carries the branch's project


def covered_members(user: User, today: date | None = None) -> MembershipQuerySet:
    """覆盖党员: members in branches that are not dissolved, as far as the person may look. Once in each branch."""
    here = TemporaryMembership.objects.visible_to(user).on(today or timezone.localdate()).of_members()
    branches = TemporaryBranch.objects.not_voided().filter(state__in=TemporaryBranch.ACTIVE)
    return here.filter(unit__in=branches.filter(project__in=Project.objects.visible_to(user)).values("unit"))


def people_covered(user: User, lines: list[Coverage], today: date | None = None) -> int:
    """All of those lines; someone in branches of two units is one."""
    units = [line.unit for line in lines]
    return covered_members(user, today).filter(**{f"{CARRIER}__in": units}).values("person").distinct().count()


def _people(user: User, today: date | None) -> Iterable[tuple[int, str, int]]:
    counted = covered_members(user, today).order_by().values_list(CARRIER)
    for unit_id, count in counted.annotate(n=Count("person", distinct=True)):
        yield unit_id, "people", count
