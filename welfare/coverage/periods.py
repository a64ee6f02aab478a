"""A month or a quarter as the coverage page names it: 2026-11, 2026-Q4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

NAME = re.compile(r"(20\d\d)-(?:(0[1-9]|1[0-2])|Q([1-4]))")


@dataclass(frozen=True)
class Span:
    """From ``first`` to ``last``, both included."""

    key: str
    label: str
    first: date
    last: date

    @property
    def is_month(self) -> bool:
        return "Q" not in self.key

    @property
    def before(self) -> Span:
        return self._of(self.first - timedelta(days=1))

    @property
    def after(self) -> Span:
        return self._of(self.last + timedelta(days=1))

    def _of(self, day: date) -> Span:
        return month(day) if self.is_month else quarter(day)


def month(day: date) -> Span:
    first = day.replace(day=1)
    return Span(f"{day:%Y-%m}", f"{day.year} 年 {day.month} 月", first, _last(first, 1))


def quarter(day: date) -> Span:
    number = (day.month - 1) // 3
    first = date(day.year, number * 3 + 1, 1)
    return Span(f"{day.year}-Q{number + 1}", f"{day.year} 年第 {number + 1} 季度", first, _last(first, 3))


def between(first: date, last: date) -> Span:
    """A span of any days, as a duty's period has them."""
    return Span("", f"{first} 至 {last}", first, last)


def named(key: str, today: date) -> Span:
    """The span of that name; the present quarter when it is none."""
    found = NAME.fullmatch(key)
    if not found:
        return quarter(today)
    year, number, of_year = found.groups()
    return month(date(int(year), int(number), 1)) if number else quarter(date(int(year), int(of_year) * 3, 1))


def _last(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1) - timedelta(days=1)
