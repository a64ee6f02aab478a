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

from records.jobs.handling import HANDLERS, JobFailed, acting_user, handler, result
from records.jobs.progress import JobCancelled, JobLost, Progress
from records.jobs.queue import cancel, start

__all__ = [
    "HANDLERS",
    "JobCancelled",
    "JobFailed",
    "JobLost",
    "Progress",
    "acting_user",
    "cancel",
    "handler",
    "result",
    "start",
]
