"""When areas are scored: around the end of each quarter, for as many days as the office has set."""

from __future__ import annotations

from datetime import date, timedelta

from branches.area_scores import numbers

QUARTERS = ("第一季度", "第二季度", "第三季度", "第四季度")


def first_day(day: date) -> date:
    """The first day of the quarter that holds this day."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_day(quarter: date) -> date:
    """The last day of the quarter that begins on this day."""
    return (first_day(quarter + timedelta(days=95))) - timedelta(days=1)


def label(quarter: date) -> str:
    return f"{quarter.year}年{QUARTERS[(quarter.month - 1) // 3]}"


def open_quarter(today: date) -> date | None:
    """First day of the quarter that may be scored today: the one just over, else the one about to end; None between."""
    current = first_day(today)
    previous = first_day(current - timedelta(days=1))
    if today <= last_day(previous) + timedelta(days=numbers.score_closes()):
        return previous
    return current if today > opens_after(current) else None


def opens_after(quarter: date) -> date:
    """Scoring of this quarter is open from the day after."""
    return last_day(quarter) - timedelta(days=numbers.score_opens())
