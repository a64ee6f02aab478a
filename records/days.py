"""Which days people can mean: a slip of the hand in the year is told at once, wherever a date is typed."""

from __future__ import annotations

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
