"""Background work. Every task may run twice, at once or too late: the tables decide what is left to do.

The worker loads this module; what hands out notices (`sweep`, `deliver`) stands in `reminders.notices.sweeping`.
"""

from __future__ import annotations

from celery import shared_task
from django.db import transaction
from django.utils import timezone

from reminders import recomputing
from reminders.notices import clearing, planning
from reminders.numbers import DIGEST_HOUR, number


@shared_task(expires=55)
def tick() -> None:
    """Every minute: once the hour has come, the day's reminders are planned, whoever was asleep at that hour."""
    now = timezone.localtime()
    if now.hour >= number(DIGEST_HOUR):
        planning.run_day(now.date())


@shared_task(expires=3600)
def recompute_everything() -> None:
    """At night, from scratch: tells what the day's own changes had left wrong (RecomputeRun)."""
    recomputing.recompute_everything()


@shared_task(expires=55)
def recompute_deadlines() -> None:
    """Events of branches and projects are not workflow moves; they are looked at every few minutes."""
    recomputing.recompute_deadlines()


@shared_task(expires=3600)
def clear_notices() -> None:
    clearing.clear()


def recompute_soon() -> None:
    """After the commit; should the broker be away, the night does it."""
    transaction.on_commit(lambda: recompute_everything.apply_async(retry=False), robust=True)
