"""The list: filter bar, status tabs, table (cards on phones), pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString

from accounts.current import user_of
from records import scope
from records.ledger import preferences
from records.ledger.exporting import MINE
from records.ledger.listing import Listing

if TYPE_CHECKING:
    from records.ledger.base import Ledger


@dataclass(frozen=True)
class Head:
    """A column head with its sort link."""

    label: str
    name: str
    sort_url: str
    sorted: str
    numeric: bool
    link: bool


@dataclass(frozen=True)
class Action:
    label: str
    url: str
    colour: str = "text"
    method: str = "get"


@dataclass(frozen=True)
class View:
    """One face of the ledger in the switch above the rows."""

    label: str
    icon: str
    url: str
    current: bool


@dataclass(frozen=True)
class Row:
    """A record as the table and the phone card show it."""

    pk: object
    url: str
    title: str
    cells: list[tuple[Head, SafeString | str]]
    actions: list[Action]


def show(ledger: Ledger, request: HttpRequest) -> HttpResponse:
    listing = Listing(ledger, request)
    _remember_page_size(ledger, request)
    context = {"ledger": ledger, "listing": listing, **table(listing), **around(ledger, request, listing)}
    template = "ledger/_table.html" if only_rows(request) else "ledger/list.html"
    return render(request, template, context)


def only_rows(request: HttpRequest) -> bool:
    """Whether htmx asks for what the filter changes, and not for the whole page."""
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def _remember_page_size(ledger: Ledger, request: HttpRequest) -> None:
    """The number of rows a page asked for last is the one the next visit starts with."""
    user, asked = user_of(request), request.GET.get("per", "")
    size = preferences.per_page(user, ledger, asked)
    if asked == str(size) and size != preferences.per_page(user, ledger, ""):
        preferences.keep(user, ledger, per_page=size)


def table(listing: Listing) -> dict[str, object]:
    """Heads, rows and paging: what the table alone needs."""
    heads = [
        Head(c.label, c.name, listing.sort_link(c), listing.sorted_how(c), c.numeric, c.link) for c in listing.columns
    ]
    return {
        "columns": heads,
        "rows": [_row(listing, heads, record) for record in listing.page.rows],
        "tabs": listing.tabs,
        "page": paging(listing),
    }


def paging(listing: Listing) -> dict[str, object]:
    """What templates/ui/pagination.html draws."""
    page = listing.page
    return {
        "number": page.number,
        "per_page": page.per_page,
        "sizes": preferences.PAGE_SIZES,
        "first_index": page.first_index,
        "total_text": listing.total_text,
        "total": listing.total,
        "exact_url": listing.link(count="exact") if listing.total is None else "",
        "pages": (listing.total + page.per_page - 1) // page.per_page if listing.total is not None else None,
        "base_url": listing.link(),
        "next_url": _next(listing),
        "previous_url": _previous(listing),
    }


def _next(listing: Listing) -> str:
    page = listing.page
    if not page.has_next:
        return ""
    keyed = {"after": page.next_cursor} if page.next_cursor else {}
    return listing.link(page=str(page.number + 1), **keyed)


def _previous(listing: Listing) -> str:
    page = listing.page
    if not page.has_previous or page.number <= 1:
        return ""
    keyed = {"before": page.previous_cursor} if page.previous_cursor and page.number > 2 else {}
    return listing.link(page=str(page.number - 1), **keyed)


def _row(listing: Listing, heads: list[Head], record: Model) -> Row:
    ledger = listing.ledger
    url = ledger.url("detail", record.pk)
    actions = [Action("查看", url)]
    if ledger.may_edit(listing.request.user, record):
        actions.append(Action("编辑", ledger.url("edit", record.pk)))
    cells = [(head, column.html(record)) for head, column in zip(heads, listing.columns, strict=True)]
    return Row(record.pk, url, ledger.heading(record), cells, actions)


def around(ledger: Ledger, request: HttpRequest, listing: Listing, page: str = "list") -> dict[str, object]:
    """What stands around the rows of the list or the board: filter, tree, buttons, the switch between the two."""
    user, here = user_of(request), listing.query().urlencode()
    return {
        "filter": listing.filter,
        "crumbs": [("工作台", "/"), (ledger.title, "")],
        "tree_url": _tree(ledger, request, page),
        "views": _views(ledger, here, page),
        "actions": {
            "create": ledger.url("create") if ledger.form and ledger.may_create(user) else "",
            "import": ledger.url("import") if ledger.importer and scope.holds(user, ledger.import_power) else "",
            "template": ledger.url("template") if ledger.importer and scope.holds(user, ledger.import_power) else "",
            "export": f"{ledger.url('export')}?{here}" if scope.holds(user, ledger.export_power) else "",
            "print": f"{ledger.url('print_list')}?{here}",
            "sets": _sets(ledger, listing),
            "export_url": ledger.url("export"),
            "print_url": ledger.url("print_list"),
            "columns": f"{ledger.url('columns')}?{here}",
            "saved": ledger.url("saved"),
            "bulk": ledger.url("bulk"),
        },
        "bulk_moves": _bulk_moves(ledger, user),
        "saved": [(entry["name"], f"?{entry['query']}") for entry in preferences.of(user, ledger).get("saved", [])],
        "voided_url": _voided(ledger, listing),
        "shows_voided": listing.asks_voided,
    }


def _sets(ledger: Ledger, listing: Listing) -> list[tuple[str, int, str]]:
    """The sets of columns in which the rows leave on a sheet or on paper: name, number of columns, address."""
    office, mine = listing.link(columns=None), listing.link(columns=MINE)
    return [("规定格式", len(ledger.printed), office), ("我的列设置", len(listing.columns), mine)]


def _voided(ledger: Ledger, listing: Listing) -> str:
    """To the voided rows or back from them; '' for rows that cannot be voided."""
    if not hasattr(ledger.model, "voided_at"):
        return ""
    return listing.link(voided=None if listing.asks_voided else "1", tab=None)


def _views(ledger: Ledger, here: str, page: str) -> list[View]:
    """The two faces of a ledger with a board; the filter goes along."""
    if ledger.board is None:
        return []
    faces = (("list", "列表", "list"), ("board", ledger.board.label, ledger.board.icon))
    return [View(label, icon, f"{ledger.url(name)}?{here}", name == page) for name, label, icon in faces]


def _tree(ledger: Ledger, request: HttpRequest, page: str) -> str:
    field = ledger.unit_tree
    return scope.aside(request.user, ledger.url(page), field, request.GET.get(field, "")) if field else ""


def _bulk_moves(ledger: Ledger, user: scope.Asker) -> list[tuple[str, str]]:
    moves = ledger.workflow.moves if ledger.workflow else ()
    plain = (move for move in moves if not move.asks_on_a_page)
    return [(move.code, move.label) for move in plain if any(scope.holds(user, power) for power in move.powers)]
