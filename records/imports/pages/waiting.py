"""While a task works on the batch: how far it is; what went wrong when it ended badly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from records.imports.pages.access import page
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger

LOST = "后台任务没有完成。请重新上传文件；如果仍然不行，请联系系统管理员。"


def wait(ledger: Ledger, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    """The page reloads itself with script, and by a link without."""
    job = batch.job
    ended = batch.state == ImportBatch.State.FAILED or job is None or (job.is_over and job.state != job.State.DONE)
    failure = (batch.message or (job.message if job else "") or LOST) if ended else ""
    return page(
        ledger,
        request,
        "ledger/import_wait.html",
        "未能导入" if failure else batch.get_state_display(),
        batch,
        job=job,
        failure=failure,
        here=request.path,
    )
