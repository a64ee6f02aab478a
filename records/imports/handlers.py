"""Imports as background tasks. Each may be run again from its beginning."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied

from records import scope
from records.exports import WorkbookRefused
from records.imports import flow, running
from records.imports.saving import NotSaved, save
from records.imports.undo import undo
from records.jobs import JobFailed, Progress, acting_user, handler
from records.ledger.registry import ledger
from records.models.import_batch import ImportBatch
from records.models.job import Job


def _begin(job: Job) -> tuple[Any, ImportBatch, Any]:
    """Ledger, batch and person; PermissionDenied when the person may not import there any more."""
    user, batch = acting_user(job), ImportBatch.objects.get(pk=job.payload["batch"], user_id=job.owner_id)
    found = ledger(batch.ledger)
    if not scope.holds(user, found.import_power):
        raise PermissionDenied(found.import_power)
    return found, batch, user


@handler(running.CHECK, "核对导入文件")
def check(job: Job, progress: Progress) -> None:
    found, batch, user = _begin(job)
    try:
        flow.advance(found, batch, user, progress)
    except WorkbookRefused as refusal:
        raise JobFailed(str(refusal)) from None
    job.message = "核对完毕，请回到导入页面继续"


@handler(running.COMMIT, "导入台账")
def commit(job: Job, progress: Progress) -> None:
    found, batch, user = _begin(job)
    job.total = batch.row_count
    try:
        save(found, batch, by=user, progress=progress, hold=progress.hold)
    except NotSaved as refusal:
        running.after_refusal(found, batch, user, refusal)
        raise JobFailed(str(refusal)) from None
    job.message = f"新增 {batch.new_count} 条，修改 {batch.changed_count} 条"


@handler(running.UNDO, "撤销导入")
def take_back(job: Job, progress: Progress) -> None:
    found, batch, user = _begin(job)
    undo(found, batch, by=user, hold=progress.hold)
    job.message = "已撤销，不能撤销的行见导入结果"
