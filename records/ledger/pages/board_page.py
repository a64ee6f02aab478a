"""The board: the list's rows, filters and pages, drawn as cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from records.files import attachments
from records.ledger.boards import Board, lanes
from records.ledger.listing import Listing
from records.ledger.pages import list_page

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def show(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    board = ledger.board
    if board is None:
        raise Http404
    listing = Listing(ledger, request, only=board.only)
    rows = listing.page.rows
    _dress(ledger, rows)
    context = {
        "ledger": ledger,
        "listing": listing,
        "board": board,
        "cards": rows,
        "lanes": lanes(ledger.model, board.lanes, rows),
        "tabs": [] if board.only or _tells_states(ledger, board) else listing.tabs,
        "page": list_page.paging(listing),
        **list_page.around(ledger, request, listing, page="board"),
    }
    template = "ledger/_board.html" if list_page.only_rows(request) else "ledger/board.html"
    return render(request, template, context)


def _tells_states(ledger: Ledger, board: Board) -> bool:
    """Lanes that are the states themselves make the tabs above them superfluous."""
    return bool(ledger.workflow) and board.lanes == getattr(ledger.workflow, "field", "")


def _dress(ledger: Ledger, rows: list[Any]) -> None:
    """Set ``page_url`` and ``cover`` on every row: one query for the page, none where the ledger takes no photos."""
    found = attachments.first_photos(rows) if ledger.attachments else {}
    for row in rows:
        row.page_url = ledger.url("detail", row.pk)
        photo = found.get(row.pk)
        row.cover = reverse("records:thumbnail", args=[photo]) if photo else ""
