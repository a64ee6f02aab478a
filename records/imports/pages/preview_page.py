"""What the import would do, row by row; nothing is saved yet."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from records.imports.checking import columns_of
from records.imports.pages.access import go_on, own_batch, page
from records.imports.pages.waiting import wait
from records.models.import_batch import ImportBatch, ImportLine

if TYPE_CHECKING:
    from records.ledger.base import Ledger

PER_PAGE = 50
State, Outcome = ImportBatch.State, ImportLine.Outcome


def show(ledger: Ledger, request: HttpRequest, pk: UUID) -> HttpResponse:
    batch = own_batch(ledger, request, pk)
    if batch.is_running or batch.state == State.FAILED:
        return wait(ledger, request, batch)
    if batch.state != State.CHECKED:
        return go_on(ledger, batch)
    return preview(ledger, request, batch)


def preview(ledger: Ledger, request: HttpRequest, batch: ImportBatch, error: str = "") -> HttpResponse:
    tabs = outcome_tabs(batch)
    chosen = request.GET.get("show", "")
    shown = chosen if any(chosen == code for code, _, count in tabs if count) else _first(tabs)
    lines = batch.lines.filter(outcome=shown).order_by("number")
    return page(
        ledger,
        request,
        "ledger/import_preview.html",
        "预览",
        batch,
        status=422 if error else 200,
        error=error or batch.message,
        tabs=tabs,
        shown=shown,
        page_obj=Paginator(lines, PER_PAGE).get_page(request.GET.get("page")),
        left_out=[batch.heads[place] for place in columns_of(ledger, batch).passed_over if batch.heads[place]],
        confirm_url=ledger.url("import_confirm", batch.pk),
        errors_url=ledger.url("import_errors", batch.pk),
        map_url=ledger.url("import_map", batch.pk) if any(batch.answers.values()) else "",
    )


def outcome_tabs(batch: ImportBatch) -> list[tuple[str, str, int]]:
    return [
        (Outcome.REFUSED, "有问题", batch.refused_count),
        (Outcome.NEW, "新增", batch.new_count),
        (Outcome.CHANGED, "修改", batch.changed_count),
    ]


def _first(tabs: list[tuple[str, str, int]]) -> str:
    return next((code for code, _, count in tabs if count), Outcome.NEW)
