"""Large databases for measuring: the small institute, and under it more branches with years of organisation life.

The same every time. Everything is in step as if it had been logged by hand: month summary, obligations, lights.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection, transaction

from branches.life.models import TemporaryBranch
from education.activities.models import Activity
from portal.demo import large_activities, large_branches
from reminders.recomputing import recompute_everything

Tell = Callable[[str], object]


@dataclass(frozen=True)
class Size:
    """How much there is in all, the small institute included."""

    activities: int
    branches: int


SIZES = {"20k": Size(20_000, 400), "200k": Size(200_000, 1_000), "2m": Size(2_000_000, 2_000)}


def grow(size: Size, tell: Tell = lambda text: None) -> None:
    """Add branches and activities up to the size."""
    with transaction.atomic():
        units = large_branches.build(size.branches - TemporaryBranch.objects.count())
        large_activities.build(units, size.activities - Activity.objects.count(), tell)
    _plan_anew()
    recompute_everything()
    _plan_anew()
    tell(f"共 {Activity.objects.count()} 次组织生活，{TemporaryBranch.objects.count()} 个临时党支部")


def _plan_anew() -> None:
    """The database counts what it holds now; otherwise it plans for the few rows it knew of before."""
    tidy = connection.vendor == "postgresql" and not connection.in_atomic_block
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if tidy else "ANALYZE")
