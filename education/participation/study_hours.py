"""Hours of organisation life, for whoever adds up a person's year (branches/cadres/hours)."""

from __future__ import annotations

from datetime import date

from django.db.models import Expression, OuterRef

from branches.training import hours
from education.attendance.models import Attendance


def attended(person: str, first: date, last: date) -> Expression:
    """Of approved activities at which the person was there."""
    lines = Attendance.objects.counted().filter(
        person=OuterRef(person), status__in=Attendance.THERE, activity__held_on__range=(first, last)
    )
    return hours.summed(lines, "person", "activity__hours")


def register() -> None:
    hours.register(attended)
