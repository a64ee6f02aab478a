"""Approved records that an import changes: the old version is kept, the record goes back to review."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from records import history
from records.imports.row import Row
from records.models.history import HistoryLine, Snapshot
from records.models.record import HandedIn
from records.saving import EDIT
from records.workflow import follow

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


def prepare(ledger: Ledger, rows: Sequence[Row], by: User) -> None:
    """Before the writing: snapshots, and the state to which the record returns."""
    workflow = ledger.workflow
    reopened = [row for row in rows if row.old_text]
    if workflow is None or not reopened:
        return
    Snapshot.objects.bulk_create([_snapshot(row, by) for row in reopened])
    for row in reopened:
        state = getattr(row.record, workflow.field)
        setattr(row.record, workflow.field, workflow.reopens[state])
        if isinstance(row.record, HandedIn):
            row.record.submitted_by = by


def finish(ledger: Ledger, rows: Sequence[Row], by: User) -> None:
    """After the writing: what follows from the reopening."""
    workflow = ledger.workflow
    reopened = [row for row in rows if row.old_text]
    if workflow is None or not reopened:
        return
    text = "审核通过后由导入修改，重新送审；原版本已保存"
    HistoryLine.objects.bulk_create([history.line(row.record, "reopen", by=by, text=text) for row in reopened])
    for row in reopened:
        follow(row.record, EDIT, by)


def _snapshot(row: Row, by: User) -> Snapshot:
    return Snapshot(
        content_type=history.kind_of(row.record),
        object_id=str(row.record.pk),
        version=row.record.version,
        taken_by_name=by.name,
        content=[[label, text] for label, text in row.old_text.items()],
    )
