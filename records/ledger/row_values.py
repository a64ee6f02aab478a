"""Cells of a ledger row by row from a server-side cursor: plain values where the database knows them, else records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import Model, QuerySet

from records import namesakes
from records.ledger.columns import BoundColumn

if TYPE_CHECKING:
    from records.ledger.base import Ledger

CHUNK = 2000

Told = dict[int, Mapping[Any, str]]  # place of the column → key of the named row → what tells it from its namesakes


def values(ledger: Ledger, rows: QuerySet[Model], columns: Sequence[BoundColumn]) -> Iterator[list[object]]:
    """One value for each column; namesakes are told apart."""
    lookups, told = [column.lookup for column in columns], _told(columns)
    if not all(lookups):
        for record in ledger.with_related(rows, columns).iterator(chunk_size=CHUNK):
            yield of_record(record, columns, told)
        return
    keys = [f"{columns[place].names}__pk" for place in told]
    for found in rows.values_list(*map(str, lookups), *keys).iterator(chunk_size=CHUNK):
        row = [column.export(value) for column, value in zip(columns, found, strict=False)]
        for (place, known), key in zip(told.items(), found[len(columns) :], strict=True):
            row[place] = known.get(key, row[place])
        yield row


def of_records(records: Sequence[Model], columns: Sequence[BoundColumn]) -> list[list[object]]:
    """The same of records in hand."""
    told = _told(columns)
    return [of_record(record, columns, told) for record in records]


def of_record(record: Model, columns: Sequence[BoundColumn], told: Told) -> list[object]:
    row = [column.export(column.value(record)) for column in columns]
    for place, known in told.items():
        if (named := columns[place].named(record)) is not None:
            row[place] = known.get(named.pk, row[place])
    return row


def _told(columns: Sequence[BoundColumn]) -> Told:
    """One query for each model that is named; none where no column names anybody."""
    models = {place: column.named_model for place, column in enumerate(columns) if column.named_model}
    known = {model: namesakes.of(model) for model in set(models.values()) if namesakes.known(model)}
    return {place: known[model] for place, model in models.items() if known.get(model)}
