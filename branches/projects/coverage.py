"""Which projects have a party organisation (SY-01): one question for the list's filter, the rates and the workbench."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db import models
from django.db.models import Case, Count, Exists, Model, OuterRef, Q, QuerySet, Value, When
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.memberships.models import TemporaryMembership
from organisation.units.models import Unit
from reminders.rules.models import RuleVersion

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
USUAL_DAYS = 7


def days_allowed() -> int:
    """After how many days SY-01 asks for an organisation, as the rule stands today."""
    versions = RuleVersion.objects.in_force().filter(rule__code="SY-01").order_by("-number")
    return next(iter(versions.values_list("due_days", flat=True)[:1]), USUAL_DAYS)


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
            When(started_on__gt=day - timedelta(days=days_allowed()), then=Value(Standing.YOUNG)),
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
    rows = list(_counted(user, today))
    units = Unit.objects.in_bulk({unit_id for unit_id, _, _ in rows})
    lines = {pk: Coverage(unit) for pk, unit in units.items()}
    for unit_id, standing, count in rows:
        setattr(lines[unit_id], standing, count)
    for unit_id, people in _people(user, today):
        if unit_id in lines:
            lines[unit_id].people = people
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


def _people(user: User, today: date | None) -> Iterable[tuple[int, int]]:
    """Unit of the project → people in its running branches that day; someone in two branches counts once."""
    running = "unit__temporary_branch__state__in"
    here = TemporaryMembership.objects.visible_to(user).on(today or timezone.localdate())
    here = here.filter(**{running: TemporaryBranch.ACTIVE})
    return (
        here.order_by().values_list("unit__temporary_branch__project__unit").annotate(n=Count("person", distinct=True))
    )
