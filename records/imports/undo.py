"""Taking an import back: row by row, as far as nobody worked on the records since."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Model, ProtectedError, RestrictedError
from django.utils import timezone

from records import history, scope
from records.imports.checking import Progress
from records.models.history import HistoryLine
from records.models.import_batch import ImportBatch, ImportLine
from records.workflow import Move, follow

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

CHUNK = 500
UNDO = Move("import_undo", "撤销导入", (), "", "log")

GONE = "这条记录已经不在了"
TOUCHED = "导入以后有人修改或处理过，没有撤销"
BEYOND = "不在您的权限范围内，没有撤销"
NEEDED = "已有其他记录用到它，没有撤销"
TAKEN_BACK = "已撤销"


def undo(
    ledger: Ledger, batch: ImportBatch, *, by: User, progress: Progress | None = None,
    hold: Callable[[], None] | None = None,
) -> bool:  # fmt: skip
    """False when it was undone before. Every line of the batch says afterwards what became of it."""
    with transaction.atomic(), history.one_act():
        mine = ImportBatch.objects.filter(pk=batch.pk, state=ImportBatch.State.DONE)
        if mine.update(state=ImportBatch.State.UNDONE, undone_at=timezone.now()) != 1:
            return False
        if hold:
            hold()
        scope.forget(by)
        source, done = batch.lines.exclude(outcome="refused").order_by("-number").iterator(chunk_size=CHUNK), 0
        while lines := list(islice(source, CHUNK)):
            Undoing(ledger, batch, by).take_back(lines)
            done += len(lines)
            if progress:
                progress(done, batch.saved_count)
    batch.refresh_from_db()
    return True


class Undoing:
    """One chunk of lines."""

    def __init__(self, ledger: Ledger, batch: ImportBatch, by: User) -> None:
        self.ledger, self.batch, self.by = ledger, batch, by

    def take_back(self, lines: Sequence[ImportLine]) -> None:
        records = self.ledger.model._base_manager.select_for_update().in_bulk([line.object_id for line in lines])
        found = {str(pk): record for pk, record in records.items()}
        mine = scope.visible(
            self.ledger.model._base_manager.filter(pk__in=records), self.by, self.ledger.import_power
        ).values_list("pk", flat=True)
        reachable = {str(pk) for pk in mine}
        for line in lines:
            line.undo_note = _why_not(line, found.get(line.object_id), reachable) or TAKEN_BACK
        free = [line for line in lines if line.undo_note == TAKEN_BACK]
        self._restore([(line, found[line.object_id]) for line in free if line.outcome == "changed"])
        self._remove([(line, found[line.object_id]) for line in free if line.outcome == "new"])
        ImportLine.objects.bulk_update(lines, ["undo_note"])

    def _restore(self, pairs: Sequence[tuple[ImportLine, Model]]) -> None:
        for line, record in pairs:
            for name, value in line.before.items():
                setattr(record, name, _field(record, name).to_python(value))
            record.save(update_fields=[*line.before, *_counted(record)])
            follow(record, UNDO, self.by)
        self.ledger.importer.after_restore([record for _, record in pairs], self.by)
        HistoryLine.objects.bulk_create([self._told(line, record, "恢复原内容") for line, record in pairs])

    def _remove(self, pairs: Sequence[tuple[ImportLine, Model]]) -> None:
        """All at once; one by one when something depends on one of them."""
        try:
            self._remove_all(pairs)
        except (ProtectedError, RestrictedError):
            for pair in pairs:
                try:
                    self._remove_all([pair])
                except (ProtectedError, RestrictedError):
                    pair[0].undo_note = NEEDED

    def _remove_all(self, pairs: Sequence[tuple[ImportLine, Model]]) -> None:
        if not pairs:
            return
        with transaction.atomic():
            HistoryLine.objects.bulk_create([self._told(line, record, "删除") for line, record in pairs])
            self.ledger.importer.before_undo([record for _, record in pairs], self.by)
            self.ledger.model._base_manager.filter(pk__in=[record.pk for _, record in pairs]).delete()

    def _told(self, line: ImportLine, record: Model, done: str) -> HistoryLine:
        text = f"撤销导入《{self.batch.file_name}》第 {line.number} 行，{done}"
        changes = {label: [new, old] for label, old, new in line.changes} if line.outcome == "changed" else None
        return history.line(record, "import_undo", by=self.by, text=text, changes=changes)


def _why_not(line: ImportLine, record: Model | None, reachable: set[str]) -> str:
    if record is None:
        return GONE
    if line.object_id not in reachable:
        return BEYOND
    untouched = getattr(record, "version", line.version) == line.version and not getattr(record, "is_voided", False)
    return "" if untouched else TOUCHED


def _counted(record: Model) -> list[str]:
    """The columns that every writing sets, where there are such."""
    if not hasattr(record, "version"):
        return []
    record.version += 1
    return ["version", "updated_at"]


def _field(record: Model, attname: str) -> Any:
    field: Any = next(f for f in record._meta.concrete_fields if attname in (f.name, f.attname))
    return field.target_field if field.is_relation else field
