"""The line of history that an act would have written, for rows that are made without one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from accounts.models.user import User
from records import history
from records.models.history import HistoryLine
from records.models.record import Record


def told(
    record: Record, verb: str, text: str, *, by: User | None, at: datetime, acting_as: str | None = None
) -> HistoryLine:
    entry = history.line(record, verb, by=by, text=text)
    entry.at = at
    entry.acting_as = entry.acting_as if acting_as is None else acting_as
    return entry


def logged(records: Iterable[Record]) -> Iterator[HistoryLine]:
    """Each was logged by its author when it was made."""
    return (told(record, "create", "登记", by=record.author, at=record.created_at) for record in records)
