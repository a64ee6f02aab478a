"""Rows as they are kept for the preview, the error workbook and the undo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from records.imports.row import Row
from records.models.import_batch import ImportBatch, ImportLine

SHOWN = 6  # cells of a new row that stand in the preview
LONGEST = 120  # characters of one of them
BATCH = 1000


def line_of(batch: ImportBatch, row: Row) -> ImportLine:
    """The unsaved line of a row that is not simply unchanged; ``version`` is the one the record will have."""
    return ImportLine(
        batch=batch,
        number=row.number,
        outcome=row.outcome,
        title=str(row.record)[:200] if row.record is not None and not row.problems else "",
        object_id=str(row.record.pk or "") if row.record is not None and not row.problems else "",
        version=getattr(row.record, "version", 1) + (not row.created),
        changes=_told(row),
        before={} if row.created else row.before,
    )


def keep(batch: ImportBatch, rows: Iterable[Row]) -> None:
    lines = [line_of(batch, row) for row in rows if row.outcome != "unchanged"]
    ImportLine.objects.bulk_create(lines, batch_size=BATCH)


def name(batch: ImportBatch, rows: Sequence[Row]) -> None:
    """Put in the keys the database made; the lines themselves stand since the preview."""
    if not rows:
        return
    keys = {row.number: str(row.record.pk) for row in rows}
    found = list(batch.lines.filter(number__in=keys))
    for line in found:
        line.object_id = keys[line.number]
    ImportLine.objects.bulk_update(found, ["object_id"])


def _told(row: Row) -> list[list[str]]:
    if row.problems:
        return [[problem.column, problem.text[:LONGEST], problem.reason] for problem in row.problems]
    if row.created:
        cells = [(row.labels.get(name, name), text) for name, text in list(row.texts.items())[:SHOWN]]
        return [[label, "", text[:LONGEST]] for label, text in (*cells, *row.follows)]
    return [[label, old[:LONGEST], new[:LONGEST]] for label, (old, new) in row.changes.items()]
