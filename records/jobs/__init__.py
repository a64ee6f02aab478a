"""Background tasks as their users see them: start one, follow it, fetch its file.

    @handler("ledger.export", "导出台账", power="export")
    def export(job: Job, progress: Progress) -> None:
        user = acting_user(job)
        with result(job, "台账.xlsx") as file:
            write(file, rows_of(user), progress)

A handler may be run again from the start when its worker was killed: what it does must bear that. It asks for rights
anew (``acting_user``), calls ``progress(done, total)`` now and then, and raises :class:`JobFailed` with a Chinese
sentence when it cannot go on. Handlers stand in ``<app>/handlers.py``.
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from records import scope
from records.files import stored
from records.jobs.progress import JobCancelled, JobLost, Progress
from records.models.job import Job

if TYPE_CHECKING:
    from accounts.models.user import User

__all__ = ["JobCancelled", "JobFailed", "JobLost", "Progress", "acting_user", "cancel", "handler", "result", "start"]

logger = logging.getLogger(__name__)

Work = Callable[[Job, Progress], None]


class JobFailed(Exception):
    """The task cannot be done; the message is a Chinese sentence for its owner."""


@dataclass(frozen=True)
class Handler:
    """What one kind of task is called, what it does, which power it needs when it runs and when its file is fetched."""

    kind: str
    label: str
    work: Work
    power: str | Callable[[Job], str] = ""

    def needs(self, job: Job) -> str:
        """The power without which nothing is done; "" for none."""
        return self.power(job) if callable(self.power) else self.power


HANDLERS: dict[str, Handler] = {}


def handler(kind: str, label: str = "后台任务", *, power: str | Callable[[Job], str] = "") -> Callable[[Work], Work]:
    def keep(work: Work) -> Work:
        HANDLERS[kind] = Handler(kind, label, work, power)
        return work

    return keep


def start(kind: str, *, by: User, payload: dict[str, Any], title: str = "") -> Job:
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
    from records.tasks import run_job

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


def acting_user(job: Job) -> User:
    """The owner as of now, under the post of then, with today's rights. PermissionDenied when there are none left."""
    from accounts.models.user import User

    user = User.objects.get(pk=job.owner_id)
    if not user.is_active:
        raise PermissionDenied("账号已停用")
    if path := getattr(settings, "RECORDS_ACT_AS", ""):
        import_string(path)(user, job.payload)
    power = HANDLERS[job.kind].needs(job) if job.kind in HANDLERS else ""
    if power and not scope.holds(user, power):
        raise PermissionDenied(power)
    return user


@contextmanager
def result(job: Job, name: str) -> Iterator[IO[bytes]]:
    """A file to write the result into; it is kept when the block ends well and the task is still ours."""
    with tempfile.TemporaryFile() as draft:
        yield draft
        stored.remove(job.path)
        job.result_size = stored.write(job.path, draft)
        job.result_name = name.replace("/", "_")[:120]
