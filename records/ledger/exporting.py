"""Rows of a ledger into the house-style workbook, in a request or in a task."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING

from django.db.models import Model, QuerySet
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from records import query_params, scope
from records.exports import ORDINAL, write_xlsx
from records.ledger.columns import BoundColumn
from records.ledger.filter_words import frame_of
from records.ledger.listing import Listing
from records.ledger.row_values import CHUNK, values

if TYPE_CHECKING:
    from records.ledger.base import Ledger

Progress = Callable[[int], None]


def chosen(listing: Listing, ids: str) -> QuerySet[Model]:
    """The current filter's rows, or only the ticked ones among them."""
    if not ids:
        return listing.matching
    return listing.matching.filter(pk__in=query_params.keys(listing.ledger.model, ids.split(",")))


MINE = "mine"  # what ``?columns=`` says for one's own columns


def columns_for(listing: Listing) -> list[BoundColumn]:
    """The columns of sheet and paper: the office's set, or with ``?columns=mine`` those the person keeps in 列设置."""
    printed = listing.ledger.printed
    if listing.params.get("columns") != MINE:
        return printed
    heads = {column.name: column for column in printed}
    return [heads.get(column.name, column) for column in listing.columns]


def payload(ledger: Ledger, request: HttpRequest) -> dict[str, object]:
    """What a task needs to ask the same question again, under the same post."""
    return {"slug": ledger.slug, "query": request.GET.urlencode(), **scope.identity(request.user)}


def write(
    listing: Listing, target: IO[bytes], rows: QuerySet[Model], user: scope.Asker, progress: Progress | None = None
) -> int:
    """Stream the rows into ``target`` (path or binary file); returns how many. Memory does not grow with them."""
    ledger, columns = listing.ledger, columns_for(listing)
    ordered = rows if rows.query.is_sliced else rows.order_by(*listing.order)
    return write_xlsx(
        target,
        sheet=ledger.house_sheet,
        heads=[ORDINAL, *(column.head for column in columns)],
        rows=_counted(values(ledger, ordered, columns), progress),
        frame=frame_of(listing, user, timezone.localdate(), ticked=bool(listing.params.get("ids"))),
    )


def to_temporary_file(listing: Listing, rows: QuerySet[Model], user: scope.Asker) -> IO[bytes]:
    """A file that disappears when it is closed, rewound for reading; the response closes it."""
    file: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115
    write(listing, file, rows, user)
    file.seek(0)
    return file


def _counted(rows: Iterator[list[object]], progress: Progress | None) -> Iterator[list[object]]:
    for number, row in enumerate(rows, 1):
        yield [number, *row]
        if progress and number % CHUNK == 0:
            progress(number)


def listing_for(ledger: Ledger, user: scope.Asker, query: str, action: str = "") -> Listing:
    """The listing a request with this query string would show the user; ``action`` defaults to the export's power."""
    request = HttpRequest()
    request.GET = QueryDict(query)
    request.user = user
    return Listing(ledger, request, action=action or ledger.export_power)
