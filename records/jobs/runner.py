"""The worker's side: claim a task, run its handler, write down how it ended."""

from __future__ import annotations

import logging
import traceback
from datetime import timedelta
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Q
from django.utils import timezone

from records import numbers
from records.exports import TooManyRows, WorkbookRefused
from records.files import stored
from records.jobs.handling import HANDLERS, JobFailed, acting_user
from records.jobs.progress import JobCancelled, JobLost, Progress, lease
from records.models.job import Job
from records.workflow import MoveRefused

logger = logging.getLogger(__name__)

State = Job.State
TOLD = (JobFailed, TooManyRows, WorkbookRefused, MoveRefused)  # their message is for the owner


def claim(job_id: UUID | str) -> Job | None:
    """Make the task ours, if it waits or its worker has fallen silent; of two workers one gets it."""
    token, now = uuid4(), timezone.now()
    free = Q(state=State.QUEUED) | Q(state=State.RUNNING, lease_until__lt=now)
    taken = Job.objects.filter(free, pk=job_id).update(
        state=State.RUNNING, claim=token, lease_until=lease(), attempts=F("attempts") + 1, started_at=now, done=0
    )
    return Job.objects.get(pk=job_id) if taken else None


def run(job_id: UUID | str) -> None:
    """Safe to call twice for one task, at once or again later."""
    job = claim(job_id)
    if job is None:
        return
    if job.attempts > numbers.number(numbers.JOB_ATTEMPTS):
        finish(job, State.FAILED, "处理这项任务时程序多次中断，已停止重试。请把任务编号告诉系统管理员。")
        return
    try:
        _work(job)
    except JobLost:
        _drop_result(job)
    except JobCancelled:
        finish(job, State.CANCELLED, "已按您的要求取消")
    except Exception as trouble:
        finish(job, State.FAILED, _told(job, trouble))
    else:
        finish(job, State.DONE, job.message)


def _work(job: Job) -> None:
    acting_user(job)  # refuses before anything is done when the right has gone since
    progress = Progress(job)
    progress.hold()
    HANDLERS[job.kind].work(job, progress)


def _told(job: Job, trouble: Exception) -> str:
    """What the owner reads. The log gets the place of the trouble and no text that could come from a record."""
    if isinstance(trouble, TOLD):
        return str(trouble)
    if isinstance(trouble, ValidationError):
        return "；".join(trouble.messages)
    if isinstance(trouble, PermissionDenied):
        return "您现在已经没有做这项操作的权限，任务没有执行。"
    place = traceback.extract_tb(trouble.__traceback__)[-1]
    logger.error("job %s (%s) failed: %s at %s:%s", job.pk, job.kind, type(trouble).__name__, place.name, place.lineno)
    return "处理时出现意外错误。请稍后再试一次；如果仍然不行，请把任务编号告诉系统管理员。"


def finish(job: Job, state: State, message: str) -> None:
    """Write the end, unless somebody else has the task by now. Only a task that is done keeps its file."""
    if state != State.DONE:
        _drop_result(job)
    ours = Job.objects.filter(pk=job.pk, claim=job.claim, state=State.RUNNING)
    written = ours.update(
        state=state, message=message[:300], finished_at=timezone.now(), lease_until=None,
        done=job.done, total=job.total, result_name=job.result_name, result_size=job.result_size,
    )  # fmt: skip
    if not written:
        _drop_result(job)


def _drop_result(job: Job) -> None:
    if job.result_name:
        stored.remove(job.path)
        job.result_name, job.result_size = "", 0


def clean() -> int:
    """Remove result files that have been kept long enough; the row stays as the trace of the task."""
    limit = timezone.now() - timedelta(days=numbers.number(numbers.RESULT_DAYS))
    old = list(Job.objects.filter(finished_at__lt=limit).exclude(result_name="")[:500])
    for job in old:
        stored.remove(job.path)
    gone = "结果文件已过保留期并清除，需要时请重新导出"
    Job.objects.filter(pk__in=[job.pk for job in old]).update(result_name="", result_size=0, message=gone)
    return len(old)
