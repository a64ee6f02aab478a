"""The ledger as an Excel file: small ones at once, large ones as a task with a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from accounts.current import user_of
from records import jobs, settings_store
from records.guard import require
from records.ledger import exporting
from records.ledger.listing import Listing
from records.ledger.numbers import EXPORT_AT_ONCE

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def export(ledger: Ledger, request: HttpRequest) -> HttpResponseBase:
    require(request, ledger.export_power)
    listing = Listing(ledger, request, action=ledger.export_power)
    rows = exporting.chosen(listing, request.GET.get("ids", ""))
    at_once = int(settings_store.value(EXPORT_AT_ONCE))
    if rows.order_by()[: at_once + 1].count() > at_once:
        payload = exporting.payload(ledger, request)
        title = f"导出{ledger.house_sheet.title}"
        job = jobs.start("ledger.export", by=user_of(request), payload=payload, title=title)
        return redirect("records:job", job.pk)
    file = exporting.to_temporary_file(listing, rows, user_of(request))
    return FileResponse(file, as_attachment=True, filename=file_name(ledger))


def file_name(ledger: Ledger) -> str:
    return f"{ledger.house_sheet.title}_{timezone.localdate():%Y%m%d}.xlsx"
