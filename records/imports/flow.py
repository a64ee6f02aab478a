"""The steps of an import: read, ask, check. Each can be run again from its beginning."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import IO, TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from records import scope
from records.exports import WorkbookRefused, read_rows
from records.files import stored
from records.imports import lines, spool
from records.imports.checking import Check, Progress
from records.imports.columns import known_heads
from records.imports.numbers import IMPORT_MEGABYTES, IMPORT_ROWS, number
from records.imports.open_questions import open_columns, open_constants, open_values
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

State = ImportBatch.State
COUNTS = ("new_count", "changed_count", "unchanged_count", "refused_count")
SAMPLES = 3  # rows from which the mapping page shows what stands in a column
SAMPLE_LENGTH = 20


def receive(ledger: Ledger, upload: UploadedFile[Any], *, by: User) -> ImportBatch:
    """Keep the upload. Raises ValidationError with a Chinese sentence when it is too large or the disk is full."""
    most = number(IMPORT_MEGABYTES)
    if (upload.size or 0) > most * 1024 * 1024:
        raise ValidationError(f"文件超过 {most} MB。请只保留要导入的那张表，或者分成几个文件上传。")
    batch = ImportBatch(ledger=ledger.slug, user=by, identity=scope.identity(by), file_name=(upload.name or "")[-120:])
    batch.sha256 = _sha256(upload)
    stored.write(batch.path, upload.file if upload.file is not None else upload)
    batch.save(force_insert=True)
    return batch


def _sha256(upload: UploadedFile[Any]) -> str:
    found = hashlib.sha256()
    for chunk in upload.chunks():
        found.update(chunk)
    return found.hexdigest()


def advance(ledger: Ledger, batch: ImportBatch, user: User, progress: Progress | None = None) -> None:
    """Read the file if that was not done, ask what must be asked, else check every row. Raises WorkbookRefused."""
    if batch.state == State.READING:
        _read(ledger, batch)
    batch.questions = open_values(ledger, batch, user)
    asks = batch.questions or open_columns(ledger, batch) or open_constants(ledger, batch)
    if asks:
        batch.state = State.ASKING
        batch.save(update_fields=["questions", "state"])
        return
    check(ledger, batch, user, progress)


def _read(ledger: Ledger, batch: ImportBatch) -> None:
    try:
        with stored.read(batch.path) as file:
            _spool(ledger, batch, file)
    except WorkbookRefused as refusal:
        fail(batch, str(refusal))
        raise
    batch.samples = _samples(batch)
    batch.save(update_fields=["heads", "row_count", "samples"])


def _spool(ledger: Ledger, batch: ImportBatch, file: IO[bytes]) -> None:
    heads, rows = read_rows(file, known=known_heads(ledger), most=number(IMPORT_ROWS))
    batch.heads = heads
    batch.row_count = spool.write(batch, rows)
    if not batch.row_count:
        raise WorkbookRefused("表头下面没有数据。请从表头下一行开始填写，保存后再上传。")


def _samples(batch: ImportBatch) -> list[list[str]]:
    """For each column the first few texts in it."""
    found: list[list[str]] = [[] for _ in batch.heads]
    for place, (_, cells) in enumerate(spool.read(batch)):
        for texts, cell in zip(found, cells, strict=False):
            if cell is not None and len(texts) < SAMPLES:
                texts.append(str(cell)[:SAMPLE_LENGTH])
        if place >= 20:
            break
    return found


def check(ledger: Ledger, batch: ImportBatch, user: User, progress: Progress | None = None) -> None:
    """What every row would do; kept for the preview."""
    batch.lines.all().delete()
    counted: Counter[str] = Counter()
    run = Check(ledger, batch, user)
    for rows in run.chunks():
        with transaction.atomic():
            lines.keep(batch, rows)
        counted.update(row.outcome for row in rows)
        if progress:
            progress(counted.total(), batch.row_count)
    batch.new_count, batch.changed_count = counted["new"], counted["changed"]
    batch.unchanged_count, batch.refused_count = counted["unchanged"], counted["refused"]
    batch.digest, batch.state, batch.message = run.digest, State.CHECKED, ""
    batch.save(update_fields=["questions", *COUNTS, "digest", "state", "message"])


def fail(batch: ImportBatch, sentence: str) -> None:
    batch.state, batch.message = State.FAILED, sentence[:300]
    batch.save(update_fields=["state", "message"])
