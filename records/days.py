"""Days: which ones people can mean, wherever a date is typed, and counting on by months."""

from __future__ import annotations

import calendar
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone

EARLIEST = date(1900, 1, 1)  # birth dates pass
YEARS_AHEAD = 30


def is_plausible(day: date) -> bool:
    return EARLIEST.year <= day.year <= timezone.localdate().year + YEARS_AHEAD


def plausible(day: date) -> None:
    """The validator of every date field of every form."""
    if not is_plausible(day):
        raise ValidationError(f"年份 {day.year} 不对，请核对。", code="implausible")


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month: 2026-08-31 + 6 is 2027-02-28."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
