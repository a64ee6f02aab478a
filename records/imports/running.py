"""Small files are handled while the page is awaited, large ones as tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from records import jobs
from records.files import stored
from records.imports import flow
from records.imports.cleaning import oldest
from records.imports.numbers import IMPORT_KILOBYTES_AT_ONCE, IMPORT_ROWS_AT_ONCE, number
from records.imports.saving import NotSaved, save
from records.imports.undo import undo
from records.models.import_batch import ImportBatch
from records.xlsx import guard

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

CHECK, COMMIT, UNDO = "ledger.import.check", "ledger.import.commit", "ledger.import.undo"
State = ImportBatch.State
UNPACKS_TO = 12  # sheets are usually packed to a tenth of their size


def check(ledger: Ledger, batch: ImportBatch, by: User, *, size: int = 0) -> None:
    """Go on with reading, asking and checking. ``size`` of the upload in bytes while its rows are not counted.

    Raises WorkbookRefused when that happens at once; in a task the batch tells it.
    """
    if _heavy(batch, size) or batch.row_count > number(IMPORT_ROWS_AT_ONCE):
        queue(ledger, batch, CHECK, by, State.READING if batch.state == State.READING else State.CHECKING)
    else:
        flow.advance(ledger, batch, by)


def _heavy(batch: ImportBatch, size: int) -> bool:
    """Whether reading would keep the page waiting: by the size of the file, and by what it says it unpacks to."""
    limit = number(IMPORT_KILOBYTES_AT_ONCE) * 1024
    if not size or size > limit:
        return bool(size)
    try:
        with stored.read(batch.path) as file:
            return guard.announced(file) > UNPACKS_TO * limit
    except OSError:
        return False  # the reader says at once what is wrong with it


def confirm(ledger: Ledger, batch: ImportBatch, by: User) -> bool:
    """Write it. False when it was written before; raises NotSaved after which the preview must be read again."""
    if batch.row_count > number(IMPORT_ROWS_AT_ONCE):
        claimed = ImportBatch.objects.filter(pk=batch.pk, state=State.CHECKED).update(state=State.SAVING)
        if claimed:
            queue(ledger, batch, COMMIT, by, State.SAVING)
        return bool(claimed)
    return save(ledger, batch, by=by)


def take_back(ledger: Ledger, batch: ImportBatch, by: User) -> None:
    """Undo what was imported; the batch tells what could not be undone."""
    if batch.row_count > number(IMPORT_ROWS_AT_ONCE):
        queue(ledger, batch, UNDO, by, batch.state)
    else:
        undo(ledger, batch, by=by)


def queue(ledger: Ledger, batch: ImportBatch, kind: str, by: User, state: str) -> None:
    title = f"{ledger.title}：{batch.file_name}"
    payload: dict[str, object] = {"batch": str(batch.pk), "next": ledger.url("import_preview", batch.pk)}
    with transaction.atomic():  # the task begins when batch and state stand
        batch.job = jobs.start(kind, by=by, payload=payload, title=title)
        batch.state = state
        batch.save(update_fields=["job", "state"])


def after_refusal(ledger: Ledger, batch: ImportBatch, by: User, refusal: NotSaved) -> None:
    """Check anew against the data as they are now, and say why."""
    batch.refresh_from_db()
    flow.check(ledger, batch, by)
    batch.message = str(refusal)[:300]
    batch.save(update_fields=["message"])


def may_undo(batch: ImportBatch) -> bool:
    """Whether the days in which an import may be undone are not over."""
    return batch.state == State.DONE and batch.done_at is not None and batch.done_at >= oldest(timezone.now())
