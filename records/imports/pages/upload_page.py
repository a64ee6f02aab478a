"""The first page: choose a workbook; what can be read at once is read at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse

from accounts.current import user_of
from records.exports import WorkbookRefused
from records.guard import require
from records.imports import flow, running
from records.imports.bound import bound_fields
from records.imports.numbers import IMPORT_MEGABYTES, IMPORT_ROWS, number
from records.imports.pages.access import go_on, page
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from records.ledger.base import Ledger

RECENT = 5


def upload(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    require(request, ledger.import_power)
    if request.method != "POST":
        return show(ledger, request)
    file = request.FILES.get("file")
    if file is None:
        return show(ledger, request, "请先选择要导入的 Excel 文件（.xlsx）。")
    try:
        batch = flow.receive(ledger, file, by=user_of(request))
        running.check(ledger, batch, user_of(request), size=file.size or 0)
    except ValidationError as refusal:
        return show(ledger, request, "；".join(refusal.messages))
    except WorkbookRefused as refusal:
        return show(ledger, request, str(refusal))
    return go_on(ledger, batch)


def show(ledger: Ledger, request: HttpRequest, error: str = "") -> HttpResponse:
    mine = ImportBatch.objects.filter(ledger=ledger.slug, user=user_of(request)).exclude(state=ImportBatch.State.FAILED)
    fields = [one for one in bound_fields(ledger) if one.declared.in_template]
    return page(
        ledger,
        request,
        "ledger/import_upload.html",
        "导入",
        status=422 if error else 200,
        error=error,
        fields=fields,
        notes=ledger.importer.notes,
        most_rows=number(IMPORT_ROWS),
        most_megabytes=number(IMPORT_MEGABYTES),
        recent=[(batch, ledger.url("import_preview", batch.pk)) for batch in mine.order_by("-created_at")[:RECENT]],
        template_url=ledger.url("template"),
    )
