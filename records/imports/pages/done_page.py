"""What was imported, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from records.imports import running
from records.imports.pages.access import go_on, own_batch, page
from records.imports.pages.preview_page import PER_PAGE
from records.imports.pages.waiting import wait
from records.models.import_batch import ImportBatch, ImportLine

if TYPE_CHECKING:
    from records.ledger.base import Ledger

State = ImportBatch.State


def show(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = own_batch(ledger, request, pk)
    if batch.state == State.SAVING:
        return wait(ledger, request, batch)
    if batch.state not in (State.DONE, State.UNDONE):
        return go_on(ledger, batch)
    lines = batch.lines.exclude(outcome=ImportLine.Outcome.REFUSED).order_by("number")
    return page(
        ledger,
        request,
        "ledger/import_done.html",
        "导入结果",
        batch,
        page_obj=Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        may_undo=running.may_undo(batch),
        undo_url=ledger.url("import_undo", batch.pk),
        errors_url=ledger.url("import_errors", batch.pk) if batch.refused_count and not batch.cleaned else "",
    )
