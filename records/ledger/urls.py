"""The addresses of a ledger: the same for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any

from django.db import models
from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods

from records.imports import urls as imports
from records.ledger.pages import (
    board_page,
    bulk_page,
    column_page,
    create_page,
    detail_page,
    discard_page,
    edit_page,
    export_page,
    history_page,
    list_page,
    move_page,
    print_page,
    saved_page,
)

if TYPE_CHECKING:
    from records.ledger.base import Ledger

View = Callable[..., HttpResponseBase]


def urls(ledger: Ledger) -> URLResolver:
    """``path("activities/", urls(Activities))``-ready include under the ledger's slug as namespace."""
    return path(f"{ledger.slug}/", include((_patterns(ledger), ledger.slug)))


def _patterns(ledger: Ledger) -> list[URLPattern | URLResolver]:
    key = "uuid:pk" if isinstance(ledger.model._meta.pk, models.UUIDField) else "int:pk"
    found: list[URLPattern | URLResolver] = [
        _page(ledger, "", list_page.show, "list"),
        _page(ledger, "export/", export_page.export, "export"),
        _page(ledger, "print/", print_page.show_list, "print_list"),
        _page(ledger, "columns/", column_page.choose, "columns"),
        _page(ledger, "saved/", saved_page.keep, "saved"),
        _page(ledger, "bulk/", bulk_page.act, "bulk"),
        _page(ledger, f"<{key}>/", detail_page.show, "detail"),
        _page(ledger, f"<{key}>/history/", history_page.show, "history"),
        _page(ledger, f"<{key}>/print/", print_page.show_one, "print"),
        _page(ledger, f"<{key}>/move/<slug:code>/", move_page.move, "move"),
    ]
    if ledger.form is not None:
        found += [
            _page(ledger, "new/", create_page.create, "create"),
            _page(ledger, f"<{key}>/edit/", edit_page.edit, "edit"),
            _page(ledger, f"<{key}>/discard/", discard_page.discard, "discard"),
        ]
    if ledger.board is not None:
        found.append(_page(ledger, "board/", board_page.show, "board"))
    if ledger.importer is not None:
        found += imports.patterns(ledger)
    return found


def _page(ledger: Ledger, route: str, view: Callable[..., object], name: str) -> URLPattern:
    bound: Any = partial(view, ledger)
    update_wrapper(bound, view)
    bound = require_http_methods(["GET", "HEAD", "POST"])(bound)
    page: URLPattern = path(route, bound, name=name)
    return page
