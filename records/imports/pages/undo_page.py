"""Taking an import back, after a question."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.current import user_of
from records.imports import running
from records.imports.pages.access import own_batch, page
from records.imports.undo import TAKEN_BACK

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def undo(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = own_batch(ledger, request, pk)
    done = ledger.url("import_done", batch.pk)
    if not running.may_undo(batch):
        messages.info(request, "这批导入已经撤销过，或者过了可以撤销的期限。")
        return redirect(done)
    if request.method != "POST":
        return page(ledger, request, "ledger/import_undo.html", "撤销导入", batch, back_url=done)
    running.take_back(ledger, batch, user_of(request))
    batch.refresh_from_db()
    if batch.undone_at is None:
        messages.info(request, "正在后台撤销，请稍后刷新这一页查看结果。")
        return redirect(done)
    kept = batch.lines.exclude(outcome="refused").exclude(undo_note=TAKEN_BACK).count()
    if kept:
        messages.warning(request, f"已撤销，另有 {kept} 行没有撤销，原因见下表。")
    else:
        messages.success(request, "已全部撤销，台账恢复到导入以前的样子。")
    return redirect(done)
