"""How far a task is. Saying so also keeps its lease, and is how it hears that somebody cancelled it."""

from __future__ import annotations

import time
from datetime import datetime, timedelta

from django.utils import timezone

from records import numbers
from records.models.job import Job

PAUSE = 0.7  # seconds between two writes


class JobCancelled(Exception):
    """The owner cancelled the task."""


class JobLost(Exception):
    """Another worker took the task over, because this one was silent for too long."""


class Progress:
    """``progress(done)`` or ``progress(done, total)``, as often as one likes: it writes once in 0.7 s at most."""

    def __init__(self, job: Job) -> None:
        self._job, self._written = job, 0.0

    def __call__(self, done: int, total: int | None = None) -> None:
        self._job.done = done
        if total is not None:
            self._job.total = total
        if time.monotonic() - self._written >= PAUSE:
            self.hold()

    def hold(self) -> None:
        """Write now and make sure the task is still ours; in a transaction, until its end.

        A handler that changes records calls this inside the transaction that does so: then a worker that was
        believed dead cannot do the same a second time. Raises :class:`JobCancelled` or :class:`JobLost`.
        """
        job = self._job
        mine = Job.objects.filter(pk=job.pk, claim=job.claim, state=Job.State.RUNNING)
        still = mine.filter(cancel_asked=False).update(done=job.done, total=job.total, lease_until=lease())
        self._written = time.monotonic()
        if not still:
            raise JobCancelled if mine.exists() else JobLost


def lease() -> datetime:
    """Until when a worker may be silent."""
    return timezone.now() + timedelta(seconds=numbers.number(numbers.JOB_LEASE))
