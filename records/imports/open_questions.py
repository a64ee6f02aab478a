"""Which questions about a file are still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.imports import spool
from records.imports.bound import BoundField, bound_fields
from records.imports.checking import cellmap_of, columns_of
from records.imports.questions import Question, unknown_values
from records.models.import_batch import ImportBatch

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


def open_columns(ledger: Ledger, batch: ImportBatch) -> list[int]:
    """Places of columns whose head says nothing; none once they were answered."""
    return columns_of(ledger, batch).unknown


def open_constants(ledger: Ledger, batch: ImportBatch) -> list[BoundField]:
    """Required fields without a column: one value for the whole file is asked."""
    columns, said = columns_of(ledger, batch), batch.answer("constants")
    return [
        one
        for one in bound_fields(ledger)
        if one.required
        and one.declared.default is None
        and not any(columns.fills(name) for name in (one.name, *one.declared.instead))
        and one.name not in said
    ]


def open_values(ledger: Ledger, batch: ImportBatch, user: User) -> list[Question]:
    """Unknown values of related fields and choices, one question each."""
    return unknown_values(cellmap_of(ledger, batch), spool.read(batch), user)
