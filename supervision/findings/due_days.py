"""From a number of days to a date: 整改时限 in calendar or working days."""

from __future__ import annotations

from datetime import date

from django.db import models

from reminders import workdays
from supervision.findings import numbers


class Counting(models.TextChoices):
    WORKDAYS = "workdays", "工作日"
    CALENDAR = "calendar", "自然日"


def usual_counting(on: date | None = None) -> Counting:
    return Counting.WORKDAYS if numbers.rectify_in_workdays(on) else Counting.CALENDAR


def due_after(day: date, days: int | None, counting: str = "") -> date:
    """The last day of the limit; the day itself is not counted. Empty values take what the settings say for that day.

    A limit in calendar days that ends on a day off moves to the next working day (rules.md section 8).
    """
    wanted = days or numbers.rectify_days(day)
    return workdays.load().deadline(day, wanted, working=(counting or usual_counting(day)) == Counting.WORKDAYS)
