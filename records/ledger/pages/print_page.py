"""Paper from the browser: the list as a table with repeating heads, one record as a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from records.files import attachments
from records.ledger import exporting, row_values
from records.ledger.filter_words import frame_of
from records.ledger.listing import Listing
from records.ledger.pages.access import row_for
from records.ledger.pages.detail_page import sections
from records.ui.paper_table import Line, paper_table

if TYPE_CHECKING:
    from records.ledger.base import Ledger

MOST_ROWS = 500  # beyond that a browser chokes; the export has no such limit


def show_list(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    listing = Listing(ledger, request)
    columns = exporting.columns_for(listing)
    found = list(ledger.with_related(listing.matching, columns).order_by(*listing.order)[: MOST_ROWS + 1])
    lines = [Line(cells) for cells in row_values.of_records(found[:MOST_ROWS], columns)]
    context = {
        "ledger": ledger,
        "paper": paper_table(ledger.house_sheet, [column.head for column in columns], lines),
        "cut_at": MOST_ROWS if len(found) > MOST_ROWS else 0,
        "signatures": ledger.house_sheet.foot,
        "frame": frame_of(listing, request.user, timezone.localdate()),
        "back_url": f"{ledger.url('list')}{listing.link(columns=None)}",
    }
    return render(request, "ledger/print_list.html", context)


def show_one(ledger: Ledger, request: HttpRequest, pk: object) -> HttpResponse:
    record = row_for(ledger, request, pk)
    context = {
        "ledger": ledger,
        "record": record,
        "heading": ledger.heading(record),
        "sections": sections(ledger, record),
        "attachments": attachments.of(record) if ledger.attachments else None,
        "signatures": ledger.house_sheet.signatures,
        "panels": ledger.panels,
        "printing": True,
        "as_of": timezone.localdate(),
        "back_url": ledger.url("detail", record.pk),
        **ledger.detail_context(request, record),
    }
    return render(request, "ledger/print.html", context)
