"""Reading the spool row by row: what each row would do, without doing it. Preview and confirmation both run this."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from records.imports import spool
from records.imports.bound import bound_fields
from records.imports.cellmap import CellMap
from records.imports.columns import Columns, columns
from records.imports.directory import Directory
from records.imports.existing import Existing, comparable
from records.imports.resource import resource_for
from records.imports.row import Row
from records.imports.uniques import Uniques
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

CHUNK = 500  # rows looked up and written together
Progress = Callable[..., None]  # (rows done) or (rows done, rows in all)


def columns_of(ledger: Ledger, batch: ImportBatch) -> Columns:
    return columns(ledger, batch.heads, batch.answer("columns"))


def cellmap_of(ledger: Ledger, batch: ImportBatch) -> CellMap:
    return CellMap(
        bound_fields(ledger),
        columns_of(ledger, batch),
        batch.answer("constants"),
        batch.answer("values"),
        batch.heads,
    )


class Check:
    """One run over a batch's rows; ``digest`` says in the end what would be done, to the letter."""

    def __init__(self, ledger: Ledger, batch: ImportBatch, user: User) -> None:
        self.ledger, self.batch, self.user = ledger, batch, user
        self.cellmap = cellmap_of(ledger, batch)
        related = [one for one in self.cellmap.fields if one.kind == "related"]
        answers = batch.answer("values")
        self.directories = {one.name: Directory(one, user, answers.get(one.name, {})) for one in related}
        self.related = related
        self.existing = Existing(ledger, user)
        self.uniques = Uniques(ledger.model)
        self.resource = resource_for(ledger, user, batch.pk)
        said = json.dumps([batch.sha256, batch.answers], sort_keys=True, ensure_ascii=False)
        self._hash = hashlib.sha256(said.encode())

    @property
    def digest(self) -> str:
        return self._hash.hexdigest()

    def chunks(self) -> Iterator[list[Row]]:
        """Rows with their outcome, some hundred at a time."""
        source = spool.read(self.batch)
        while part := list(islice(source, CHUNK)):
            rows = self._checked(part)
            self._remember(rows)
            yield rows

    def _checked(self, part: list[tuple[int, list[object]]]) -> list[Row]:
        for one in self.related:
            self.directories[one.name].load(self.cellmap.pair(one, cells) for _, cells in part)
        read = [self.cellmap.row(number, cells) for number, cells in part]
        for row, cells in read:
            self.cellmap.fill(row, cells, self.directories)
        rows = [row for row, _ in read]
        self._take(rows)
        return rows

    def _take(self, rows: list[Row]) -> None:
        importer = self.ledger.importer
        importer.begin(rows, self.user)
        for row in rows:
            importer.prepare(row, self.user)
        self.existing.attach(rows)
        for row in rows:
            if not row.problems:
                self.resource.take(row)
        self.uniques.check(rows)

    def _remember(self, rows: list[Row]) -> None:
        for row in rows:
            values = {name: comparable(value) for name, value in row.values.items()}
            said = (row.number, row.outcome, values, row.changes, [problem.reason for problem in row.problems])
            key = str(row.record.pk) if row.record is not None and not row.created else ""
            version = getattr(row.record, "version", 0)
            self._hash.update(repr((said, key, version)).encode())
