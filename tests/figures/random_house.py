"""A house in which everything is as chance wills: rows in every state, people who come and go, branches that end."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import Any

from django.db.models import Model
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from branches.roster.counts import refresh_counts
from education.activities.models import Activity
from education.attendance.models import Attendance
from education.months.counting import rebuild
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.ending import end_unit
from organisation.units.models import Unit
from records.ledger import ledgers
from reminders.recomputing import recompute_everything
from tests.cast import Cast, days_ago
from tests.making import makers

MOST_OF_A_LEDGER = 3
STATUSES = tuple(Attendance.Status)


def shaken(cast: Cast, seed: int) -> Cast:
    """The cast after a life drawn from ``seed``."""
    draw = Random(seed)
    _projects(cast, draw)
    _people(cast, draw)
    _rows(cast, draw)
    _activities(draw)
    _ends(cast, draw)
    rebuild()
    for branch in TemporaryBranch.objects.filter(state__in=TemporaryBranch.ACTIVE):
        refresh_counts(branch.unit)
    recompute_everything()
    return cast


def _projects(cast: Cast, draw: Random) -> None:
    for number in range(draw.randint(2, 6)):
        Project.objects.create(
            unit=draw.choice([cast.first, cast.second]),
            code=f"随机{number}",
            name=f"随机项目{number}",
            started_on=days_ago(draw.choice([1, 6, 7, 8, 200])),
            closed_on=draw.choice([None, None, days_ago(0), days_ago(-1)]),
            no_branch_reason=draw.choice(["", "现场党员少"]),
            voided_at=draw.choice([None, None, timezone.now()]),
        )


def _people(cast: Cast, draw: Random) -> None:
    """Members and others who came, left, or are entered ahead."""
    for number in range(draw.randint(6, 12)):
        standing = draw.choice(Person.Standing.values)
        person = Person.objects.create(name=f"随机{number}", home_unit=cast.first, standing=standing)
        came = draw.choice([100, 30, 1, 0, -3])
        left = draw.choice([None, None, 20, 0])
        TemporaryMembership.objects.create(
            person=person,
            unit=draw.choice([cast.jia, cast.yi, cast.bing]).unit,
            starts_on=days_ago(came),
            ends_on=None if left is None or left > came else days_ago(left),
        )


def _rows(cast: Cast, draw: Random) -> None:
    """Up to three rows of every ledger, some of them drafts, some taken back."""
    number = 0
    for ledger in ledgers():
        maker = makers()[ledger.slug]
        units = [cast.first, cast.second] if maker.level == "unit" else [cast.jia.unit, cast.bing.unit]
        for _ in range(draw.randint(0, MOST_OF_A_LEDGER)):
            number += 1
            drafted = maker.drafts(ledger.model) and draw.random() < 0.3
            row = (maker.make_draft if drafted else maker.make)(cast, draw.choice(units), number)
            if hasattr(row, "voided_at") and not _holds_others(row) and draw.random() < 0.2:
                type(row)._base_manager.filter(pk=row.pk).update(voided_at=timezone.now())


def _holds_others(row: Model) -> bool:
    return isinstance(row, Person | TemporaryBranch | TemporaryMembership | Unit)


def _activities(draw: Random) -> None:
    """States, days, lateness and who was there."""
    for one in Activity.objects.all():
        state = draw.choice(["draft", "submitted", "approved", "approved", "returned"])
        moved = one.starts_at - timedelta(days=draw.choice([0, 20, 40, 200, 400]))
        one.starts_at, one.state, one.late = moved, state, draw.random() < 0.3
        one.hours = draw.choice([0, 1, 2])
        one.save()
        for line in one.attendances.all():
            line.status = draw.choice(STATUSES)
            line.save(update_fields=["status"])


def _ends(cast: Cast, draw: Random) -> None:
    """One branch extended or handing over, one dissolved, one archived with whatever was left open in it."""
    _set(
        cast.jia, state=draw.choice(["running", "extended", "dissolving"]), planned_end=days_ago(-draw.choice([5, 60]))
    )
    ended: Any = draw.choice([cast.yi, cast.bing])
    _set(ended, state=draw.choice(["dissolved", "archived"]), dissolved_on=days_ago(3))
    end_unit(ended.unit, days_ago(3))
    _set(cast.ding, state="archived", archived_on=days_ago(2))


def _set(branch: TemporaryBranch, **columns: object) -> None:
    TemporaryBranch.objects.filter(pk=branch.pk).update(**columns)
