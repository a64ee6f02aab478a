"""The rows of a workbook on disk, one JSON line each: a workbook is opened once, its rows are read several times.

Reading .xlsx takes ten times as long as all that follows, so questions, preview and confirmation read this instead.
"""

from __future__ import annotations

import gzip
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time

from records.exports import Doubtful
from records.files import stored
from records.models.import_batch import ImportBatch

Cells = list[object]


def write(batch: ImportBatch, rows: Iterable[tuple[int, Sequence[object]]]) -> int:
    """Keep the rows beside the batch's file; returns how many there were."""
    count = 0
    with tempfile.TemporaryFile() as raw:
        with gzip.open(raw, "wt", compresslevel=1, encoding="utf-8") as out:
            for number, cells in rows:
                out.write(json.dumps([number, *map(_packed, cells)], ensure_ascii=False) + "\n")
                count += 1
        stored.remove(batch.rows_path)
        stored.write(batch.rows_path, raw)
    return count


def read(batch: ImportBatch) -> Iterator[tuple[int, Cells]]:
    """``(row number, cells)`` as the workbook had them."""
    with stored.read(batch.rows_path) as raw, gzip.open(raw, "rt", encoding="utf-8") as lines:
        for line in lines:
            number, *cells = json.loads(line)
            yield number, [_unpacked(cell) if isinstance(cell, list) else cell for cell in cells]


def discard(batch: ImportBatch) -> None:
    """The upload and its rows go; the batch and its lines stay."""
    stored.remove(batch.path, batch.rows_path)


def _packed(cell: object) -> object:
    if isinstance(cell, Doubtful):
        return ["?", str(cell), cell.why]
    if isinstance(cell, datetime):
        return ["t", cell.isoformat()]
    if isinstance(cell, date):
        return ["d", cell.isoformat()]
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    return cell


def _unpacked(cell: list[str]) -> object:
    if cell[0] == "?":
        return Doubtful(cell[1], cell[2])
    return datetime.fromisoformat(cell[1]) if cell[0] == "t" else date.fromisoformat(cell[1])
