"""What one kind of task does, and what its handler may use while it does it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.utils.module_loading import import_string

from accounts.models.user import User
from records import scope
from records.files import stored
from records.jobs.progress import Progress
from records.models.job import Job

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


def acting_user(job: Job) -> User:
    """The owner as of now, under the post of then, with today's rights. PermissionDenied when there are none left."""
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
