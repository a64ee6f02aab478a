"""The confirmed import: everything in one transaction, or nothing.

First all rows are checked again and must come out exactly as the preview said. Then they are written in bulk, the
rights asked once more over what was written, and the history told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

from django.db import connection, transaction
from django.db.utils import IntegrityError
from django.utils import timezone
from import_export.exceptions import ImportError as FrameworkRefused

from records import history, scope
from records.imports import inserts, lines, planning, reopening
from records.imports.checking import Progress
from records.imports.existing import Existing
from records.imports.plan import Plan
from records.imports.resource import RowResource
from records.imports.row import Row
from records.models.history import HistoryLine
from records.models.import_batch import ImportBatch
from records.workflow import MoveRefused

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

MOVED = "预览以后，系统里的数据有变化。已经重新核对，请再看一遍预览后确认。"
BEYOND = "有的记录保存后会超出您的权限范围，整批没有导入。请重新核对。"
WAITING = (ImportBatch.State.CHECKED, ImportBatch.State.SAVING)


class NotSaved(Exception):
    """Nothing was written; the message is a Chinese sentence for the person."""


def save(
    ledger: Ledger,
    batch: ImportBatch,
    *,
    by: User,
    progress: Progress | None = None,
    hold: Callable[[], None] | None = None,
) -> bool:
    """Write the batch. False when another confirmation was faster; raises :class:`NotSaved`.

    ``hold`` is called inside the transaction: a task makes sure there that it is still its own.
    """
    with Plan() as plan, history.one_act():
        check = planning.fill(plan, ledger, batch, by, progress)
        if check.digest != batch.digest:
            raise NotSaved(MOVED)
        try:
            with transaction.atomic():
                if not _claim(batch):
                    return False
                scope.forget(by)
                if hold:
                    hold()
                _write(ledger, batch, by, plan, check.resource)
        except (IntegrityError, FrameworkRefused) as clash:
            raise NotSaved(MOVED) from clash
        except MoveRefused as refusal:
            raise NotSaved(f"{refusal}整批没有导入，请修改表格后重新上传。") from refusal
    batch.refresh_from_db()
    return True


def _claim(batch: ImportBatch) -> bool:
    """Only one confirmation gets through, however often the button was pressed."""
    mine = ImportBatch.objects.filter(pk=batch.pk, digest=batch.digest, state__in=WAITING)
    return mine.update(state=ImportBatch.State.DONE, done_at=timezone.now()) == 1


def _write(ledger: Ledger, batch: ImportBatch, by: User, plan: Plan, resource: RowResource) -> None:
    _one_at_a_time(ledger)
    existing = Existing(ledger, by)
    for chunk in plan:
        if existing.appeared(chunk.keys):
            raise NotSaved(MOVED)
        inserts.run(chunk.statements)
        made = set(chunk.written)
        _write_rows(ledger, batch, by, resource, [row for row in chunk.rows if row.record.pk not in made])
        ledger.importer.after_save(chunk.rows, by)
        reopening.finish(ledger, [row for row in chunk.rows if not row.created], by)
        _still_within(ledger, {*made, *(row.record.pk for row in chunk.rows)}, by)


def _write_rows(ledger: Ledger, batch: ImportBatch, by: User, resource: RowResource, rows: Sequence[Row]) -> None:
    """Changed records, and new ones whose key the database makes."""
    new, changed = [row for row in rows if row.created], [row for row in rows if not row.created]
    _refuse_moved(ledger, changed)
    reopening.prepare(ledger, changed, by)
    for row in changed:
        if hasattr(row.record, "version"):
            row.record.version += 1
    by_act = bool(ledger.importer.act_fills)
    for row in new if by_act else ():
        ledger.importer.make(row, by)
    resource.changed_names = {name for row in changed for name in row.before}
    _leave_the_rest(ledger, changed, resource.changed_names)
    _bulk(resource, [] if by_act else new, changed)
    HistoryLine.objects.bulk_create(planning.told(batch, rows, by))
    lines.name(batch, new)


def _one_at_a_time(ledger: Ledger) -> None:
    """Two imports into one ledger wait for each other, else both could make the same record. SQLite does so anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(f"import {ledger.slug}".encode())])


def _refuse_moved(ledger: Ledger, rows: Sequence[Row]) -> None:
    """Records that changed since the check a moment ago; on PostgreSQL they stay locked until the end.

    Facts without versions (memberships) are guarded by their importer.
    """
    versions = {row.record.pk: row.record.version for row in rows if hasattr(row.record, "version")}
    if not versions:
        return
    found = ledger.model._base_manager.select_for_update().filter(pk__in=versions).values_list("pk", "version")
    if dict(found) != versions:
        raise NotSaved(MOVED)


def _leave_the_rest(ledger: Ledger, rows: Sequence[Row], names: set[str]) -> None:
    """One statement writes the same columns of all rows: where a row does not change one, it stays as it is now."""
    if not names:
        return
    found = ledger.model._base_manager.select_for_update().filter(pk__in=[row.record.pk for row in rows])
    now = {values["pk"]: values for values in found.values("pk", *names)}
    for row in rows:
        for name in names - row.before.keys():
            setattr(row.record, name, now[row.record.pk][name])


def _bulk(resource: RowResource, new: Sequence[Row], changed: Sequence[Row]) -> None:
    resource.create_instances.extend(row.record for row in new)
    resource.bulk_create(False, False, True)
    resource.update_instances.extend(row.record for row in changed)
    resource.bulk_update(False, False, True)


def _still_within(ledger: Ledger, keys: set[object], by: User) -> None:
    """The rights of the writer over what was written, as the database sees it now."""
    written = ledger.model._base_manager.filter(pk__in=keys)
    if scope.visible(written, by, ledger.import_power).count() != len(keys):
        raise NotSaved(BEYOND)
