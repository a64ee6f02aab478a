"""Large databases for measuring: the small institute, more branches under it, and activities by the hundred thousand.

Rows are made in bulk and carry no roll-call; the month summary is rebuilt at the end.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import islice

from django.db import connection
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from branches.models import Project, TemporaryBranch, Unit
from education import months
from education.kinds import Kind
from education.models import Activity
from portal.demo import words
from portal.demo.dice import at, days_ago, dice

# Name → (activities, branches)
SIZES = {"20k": (20_000, 400), "200k": (200_000, 1_000), "2m": (2_000_000, 2_000)}
BATCH = 5_000
YEARS = 4

Tell = Callable[[str], object]


def grow(size: tuple[int, int], tell: Tell = lambda text: None) -> None:
    """Add branches and activities up to the size."""
    wanted, branches = size
    units = _branches(branches - TemporaryBranch.objects.count())
    rows, made = _activities(units, wanted - Activity.objects.count()), 0
    while batch := list(islice(rows, BATCH)):
        Activity.objects.bulk_create(batch)
        made += len(batch)
        if made % 100_000 == 0:
            tell(f"组织生活 {made} 次")
    months.rebuild()
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    tell(f"共 {Activity.objects.count()} 次组织生活，{TemporaryBranch.objects.count()} 个临时党支部")


def _branches(count: int) -> list[Unit]:
    """Branches without members under the eight units, each on a project of its own."""
    parents = list(Unit.objects.filter(kind=Unit.Kind.UNIT))
    first = (Unit.objects.aggregate(most=Max("pk"))["most"] or 0) + 1
    founded = days_ago(365 * YEARS)
    units, projects, branches = [], [], []
    for number in range(count):
        parent, name = parents[number % len(parents)], f"第{number + 1}监测项目"
        pk = first + number
        unit = Unit(
            pk=pk, name=f"{name}临时党支部", short_name=f"{name}支部", code=f"LZ-M-{number:05}", kind=Unit.Kind.BRANCH,
            parent=parent, path=f"{parent.path}{pk}.", founded_on=founded, pinyin=f"d{number + 1}jcxmlsdzb",
        )  # fmt: skip
        project = Project(unit=parent, code=f"XM-M-{number:05}", name=name, started_on=founded)
        units.append(unit)
        projects.append(project)
        branches.append(TemporaryBranch(unit=unit, project=project, founded_on=founded, formal_count=9))
    Unit.objects.bulk_create(units, batch_size=BATCH)
    _after_typed_keys()
    Project.objects.bulk_create(projects, batch_size=BATCH)
    TemporaryBranch.objects.bulk_create(branches, batch_size=BATCH)
    return units


def _after_typed_keys() -> None:
    """PostgreSQL's counter knows nothing of keys that were given."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT setval(pg_get_serial_sequence('branches_unit', 'id'), max(id)) FROM branches_unit")


def _activities(units: list[Unit], count: int) -> Iterator[Activity]:
    draw, author = dice("large"), User.objects.order_by("pk").first()
    kinds, today = list(Kind), timezone.localdate()
    for number in range(count):
        day = today - timedelta(days=1 + number % (365 * YEARS))
        begins = at(day, 9 + number % 8)
        state = "approved" if number % 100 else ("submitted", "returned")[number // 100 % 2]
        yield Activity(
            id=uuid.UUID(int=draw.getrandbits(128), version=4),
            unit=units[number % len(units)],
            kind=kinds[number % len(kinds)],
            theme=words.STUDY_THEMES[number % len(words.STUDY_THEMES)],
            starts_at=begins,
            ends_at=begins + timedelta(hours=2),
            place=words.PLACES[number % len(words.PLACES)],
            host_name="李建军",
            recorder_name="张雪",
            content="学习文件，讨论现场工作。",
            has_roll=False,
            expected=9,
            present=8,
            expected_voting=9,
            present_voting=8,
            leave_count=1,
            state=state,
            submitted_at=begins,
            reviewed_at=begins if state == "approved" else None,
            author=author,
        ).derive()
