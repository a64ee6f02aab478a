"""Begin and end in one cell, as offices write it: 2026-03-12 14:30 至 16:00, 2026-03-01 至 2026-03-07."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from records.imports.moments import NoMoment, span
from records.imports.row import Row


def span_of(row: Row, name: str) -> tuple[datetime, datetime | None] | None:
    """What the cell names; None, and the row refused with the reason, where it names no time."""
    try:
        return span(str(row.values[name]))
    except NoMoment as refusal:
        row.refuse(name, str(refusal))
        return None


def days_of(row: Row, name: str) -> tuple[date, date] | None:
    """The same as first and last day; one day alone is both."""
    if (found := span_of(row, name)) is None:
        return None
    first, last = found
    return timezone.localdate(first), timezone.localdate(last or first)
