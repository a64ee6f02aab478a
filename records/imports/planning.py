"""Second check before the writing: the rows must come out exactly as the preview said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db import models

from records import history, scope
from records.imports import inserts
from records.imports.checking import Check, Progress
from records.imports.importer import Importer
from records.imports.plan import Chunk, Plan
from records.imports.row import Row
from records.models.history import HistoryLine
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


def fill(plan: Plan, ledger: Ledger, batch: ImportBatch, by: User, progress: Progress | None) -> Check:
    """Everything that will be written goes into the plan; the caller compares the digest."""
    scope.forget(by)
    check, done = Check(ledger, batch, by), 0
    for rows in check.chunks():
        if writing := [row for row in rows if row.outcome in ("new", "changed")]:
            plan.keep(_chunk(ledger, batch, writing, by, check))
        done += len(rows)
        if progress:
            progress(done)
    return check


def _chunk(ledger: Ledger, batch: ImportBatch, rows: list[Row], by: User, check: Check) -> Chunk:
    new = [row for row in rows if row.created]
    chunk = Chunk(rows=rows, keys=check.existing.keys_of(new))
    if new and isinstance(ledger.model._meta.pk, models.UUIDField) and not ledger.importer.act_fills:
        chunk.written = [row.record.pk for row in new]
        chunk.statements = inserts.prepared(ledger.model, [row.record for row in new])
        chunk.statements += inserts.prepared(HistoryLine, told(batch, new, by))
        if not _has_more_to_do(ledger.importer):
            chunk.rows = [row for row in rows if not row.created]
    return chunk


def _has_more_to_do(importer: type[Importer]) -> bool:
    return importer.after_save.__func__ is not Importer.after_save.__func__  # type: ignore[attr-defined]


def told(batch: ImportBatch, rows: Sequence[Row], by: User) -> list[HistoryLine]:
    """Unsaved history lines of the import."""
    return [history.line(row.record, "import", by=by, text=_sentence(batch, row), changes=row.changes) for row in rows]


def _sentence(batch: ImportBatch, row: Row) -> str:
    text = f"从《{batch.file_name}》第 {row.number} 行导入"
    return f"{text}，修改：{'、'.join(row.changes)}" if row.changes else text
