"""Days: which ones people can mean, wherever a date is typed, and counting on by months."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db.models import DateField, ExpressionWrapper, F, Q
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear
from django.db.models.lookups import Exact, GreaterThan, GreaterThanOrEqual
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


def months_apart(first: str, last: str, months: int) -> Q:
    """Rows whose column ``last`` is not before :func:`months_after` of ``first``, asked of the database."""
    apart = _month_number(last) - _month_number(first)
    later_in_month = GreaterThanOrEqual(ExtractDay(last), ExtractDay(first))
    next_day = ExpressionWrapper(F(last) + timedelta(days=1), output_field=DateField())
    at_its_end = Exact(ExtractDay(next_day), 1)
    return Q(GreaterThan(apart, months)) | (Q(Exact(apart, months)) & (Q(later_in_month) | Q(at_its_end)))


def _month_number(column: str) -> Combinable:
    return ExtractYear(column) * 12 + ExtractMonth(column)
