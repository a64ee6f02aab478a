"""Addresses of the import pages of one ledger."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any

from django.urls import URLPattern, path

from records.imports.pages import confirm_page, done_page, files_page, map_page, preview_page, undo_page, upload_page

if TYPE_CHECKING:
    from records.ledger.base import Ledger


def patterns(ledger: Ledger) -> list[URLPattern]:
    return [
        _page(ledger, "template/", files_page.template, "template"),
        _page(ledger, "import/", upload_page.upload, "import"),
        _page(ledger, "import/<uuid:pk>/map/", map_page.ask, "import_map"),
        _page(ledger, "import/<uuid:pk>/", preview_page.show, "import_preview"),
        _page(ledger, "import/<uuid:pk>/confirm/", confirm_page.confirm, "import_confirm"),
        _page(ledger, "import/<uuid:pk>/done/", done_page.show, "import_done"),
        _page(ledger, "import/<uuid:pk>/undo/", undo_page.undo, "import_undo"),
        _page(ledger, "import/<uuid:pk>/errors/", files_page.errors, "import_errors"),
    ]


def _page(ledger: Ledger, route: str, view: Callable[..., object], name: str) -> URLPattern:
    bound: Any = partial(view, ledger)
    update_wrapper(bound, view)
    page: URLPattern = path(route, bound, name=name)
    return page
