"""The one step that writes. What is confirmed is exactly what the preview showed, once."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from records.imports import running
from records.imports.pages.access import go_on, own_batch
from records.imports.pages.preview_page import preview
from records.imports.saving import NotSaved
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger

State = ImportBatch.State


def confirm(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = own_batch(ledger, request, pk)
    if request.method != "POST":
        return redirect(ledger.url("import_preview", batch.pk))
    if batch.state in (State.DONE, State.UNDONE, State.SAVING):
        messages.info(request, "这批内容已经确认过，没有重复导入。")
        return go_on(ledger, batch)
    if batch.state != State.CHECKED:
        return go_on(ledger, batch)
    if problem := _not_ready(batch, request):
        return preview(ledger, request, batch, problem)
    return _save(ledger, request, batch)


def _not_ready(batch: ImportBatch, request: HttpRequest) -> str:
    if request.POST.get("digest") != batch.digest:
        return "这批内容已经重新核对过，请看一遍现在的预览再确认。"
    if not batch.saved_count:
        return "没有可以导入的内容。"
    if batch.refused_count and request.POST.get("skip") != "1":
        return (
            f"有 {batch.refused_count} 行有问题，什么都没有保存。请下载问题清单，改好后重新上传；"
            f"或者勾选“跳过有问题的行，只导入其余”。"
        )
    return ""


def _save(ledger: Ledger, request: HttpRequest, batch: ImportBatch) -> HttpResponse:
    try:
        running.confirm(ledger, batch, user_of(request))
    except NotSaved as refusal:
        running.after_refusal(ledger, batch, user_of(request), refusal)
        return preview(ledger, request, batch, str(refusal))
    batch.refresh_from_db()
    return go_on(ledger, batch)
