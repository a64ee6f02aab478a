"""Everything that happened to a record, and its old approved versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from records import history
from records.ledger.pages.access import row_for
from records.models.history import Snapshot

if TYPE_CHECKING:
    from records.ledger.base import Ledger

LINES_A_PAGE = 50


def show(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk)
    lines = Paginator(history.of(record), LINES_A_PAGE).get_page(request.GET.get("page"))
    snapshots = Snapshot.objects.filter(content_type=history.kind_of(record), object_id=str(record.pk))
    back, heading = ledger.url("detail", record.pk), ledger.heading(record)
    context = {
        "ledger": ledger,
        "record": record,
        "heading": heading,
        "lines": lines,
        "snapshots": snapshots.order_by("-version"),
        "back_url": back,
        "crumbs": [("工作台", "/"), (ledger.title, ledger.url("list")), (heading, back), ("操作记录", "")],
    }
    return render(request, "ledger/history.html", context)
