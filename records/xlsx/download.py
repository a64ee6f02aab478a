"""A page's own table as an Excel file in the house's layout."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from django.http import FileResponse
from django.utils import timezone

from records.exports import ORDINAL, Frame, Head, Sheet, write_xlsx

if TYPE_CHECKING:
    from collections.abc import Iterator


def download(sheet: Sheet, heads: Sequence[Head], rows: Iterable[Sequence[object]], unit_line: str) -> FileResponse:
    """Numbered rows; the file is gone when the answer was sent."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    today = timezone.localdate()
    write_xlsx(file, sheet=sheet, heads=[ORDINAL, *heads], rows=_numbered(rows), frame=Frame(unit_line, today))
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{sheet.title}_{today:%Y%m%d}.xlsx")


def _numbered(rows: Iterable[Sequence[object]]) -> Iterator[list[object]]:
    for number, row in enumerate(rows, 1):
        yield [number, *row]
