"""The way to the worker: a task is queued, the worker gets a hint, and a hint that got lost is given again."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from celery import shared_task
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from records import scope
from records.jobs import runner
from records.jobs.handling import HANDLERS
from records.models.job import Job

if TYPE_CHECKING:
    from accounts.models.user import User

logger = logging.getLogger(__name__)

State = Job.State
AGAIN = timedelta(seconds=20)  # a hint that went unheard so long is given once more
AT_ONCE = 50


@shared_task(name="records.run_job")
def run_job(job_id: str) -> None:
    runner.run(job_id)


def start(kind: str, *, by: User, payload: dict[str, object], title: str = "") -> Job:
    """Queue a task; it runs when the present transaction is committed. KeyError for an unknown kind.

    The post under which the person acts now goes along, so that the task runs under the same one.
    """
    known = HANDLERS[kind]
    payload = {**scope.identity(by), **payload}
    job = Job.objects.create(kind=kind, title=(title or known.label)[:120], owner=by, payload=payload)
    transaction.on_commit(lambda: publish(job))
    return job


def publish(job: Job) -> None:
    """Send the worker a hint. A broker that is down is no misfortune: the sweep finds the row."""
    try:
        run_job.delay(str(job.pk))
    except Exception as trouble:
        logger.warning("job %s not published: %s", job.pk, type(trouble).__name__)


def cancel(job: Job) -> bool:
    """A waiting task never starts, a running one stops at its next step. False when it was already over."""
    mine, now = Job.objects.filter(pk=job.pk), timezone.now()
    waiting = mine.filter(state=Job.State.QUEUED)
    if waiting.update(state=Job.State.CANCELLED, finished_at=now, message="开始之前已取消"):
        return True
    return bool(mine.filter(state=Job.State.RUNNING).update(cancel_asked=True))


def left_behind() -> QuerySet[Job]:
    """Tasks whose hint got lost or whose worker fell silent."""
    now = timezone.now()
    waiting = Q(state=State.QUEUED) | Q(state=State.RUNNING, lease_until__lt=now)
    return Job.objects.filter(waiting, published_at__lt=now - AGAIN).order_by("created_at")


def sweep() -> int:
    """Give the hint for tasks left behind once more; returns for how many."""
    found = list(left_behind()[:AT_ONCE])
    Job.objects.filter(pk__in=[job.pk for job in found]).update(published_at=timezone.now())
    for job in found:
        publish(job)
    return len(found)
