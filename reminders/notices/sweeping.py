"""The way to the worker: what is ready is handed out in batches, soon after the commit or at the next sweep."""

from __future__ import annotations

from celery import shared_task
from django.db import transaction

from reminders.notices import delivering


@shared_task(name="reminders.tasks.sweep", expires=9)
def sweep() -> None:
    """Every ten seconds: hand out whatever is ready and with nobody, in batches of ids."""
    delivering.hand_out(deliver.delay)


@shared_task(name="reminders.tasks.deliver", expires=60)
def deliver(ids: list[int]) -> None:
    delivering.deliver(ids)


def publish_soon() -> None:
    """Let a worker look right after the commit. Only for speed: the sweep finds whatever this misses."""
    transaction.on_commit(_nudge, robust=True)


def _nudge() -> None:
    sweep.apply_async(retry=False, expires=9)
