"""Counting days. One query loads the table; from then on everything is arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from reminders.workdays.models import CalendarDay, CalendarYear

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True)
class Almanac:
    """``exceptions`` maps a day to "is it worked"; all other days follow the week."""

    exceptions: Mapping[date, bool] = field(default_factory=dict)
    confirmed: frozenset[int] = frozenset()

    def is_workday(self, day: date) -> bool:
        return self.exceptions.get(day, day.weekday() < SATURDAY)

    def next_workday(self, day: date) -> date:
        """The day itself if it is worked, else the first worked day after it."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def after_workdays(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``; the day itself is not counted."""
        while count > 0:
            day += ONE_DAY
            count -= self.is_workday(day)
        return day

    def after_days(self, day: date, count: int) -> date:
        """``count`` calendar days later; a limit that ends on a day off moves to the next working day."""
        return self.next_workday(day + timedelta(days=count))

    def deadline(self, day: date, count: int, *, working: bool) -> date:
        return self.after_workdays(day, count) if working else self.after_days(day, count)

    def workdays_between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and with ``last``."""
        return sum(self.is_workday(first + timedelta(days=n)) for n in range(1, (last - first).days + 1))

    def is_provisional(self, day: date) -> bool:
        """Whether the day lies in a year without an official notice."""
        return day.year not in self.confirmed


def load() -> Almanac:
    """The calendar as it stands now (two queries)."""
    return Almanac(
        dict(CalendarDay.objects.values_list("date", "is_workday")),
        frozenset(CalendarYear.objects.filter(confirmed=True).values_list("year", flat=True)),
    )
