"""The words of a deadline: how long is left, how late it is, or how late it was done."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q
from django.utils import timezone

from records.numbers import DUE_SOON_DAYS, number


@dataclass(frozen=True)
class Chip:
    """A tag: words, colour (see status_colours) and the icon that says the same without colour."""

    text: str
    colour: str
    icon: str

    def __str__(self) -> str:
        return self.text


def due_chip(due: date, done_on: date | None = None, *, today: date | None = None) -> Chip:
    """The chip of one deadline, counted in calendar days of Asia/Shanghai.

    `due` and `done_on` may be aware datetimes. Done work is judged by the day it was done, never by today.
    """
    due = local_day(due)
    if done_on is not None:
        return _done((local_day(done_on) - due).days)
    return _open((due - (today or timezone.localdate())).days)


def past_due(today: date | None = None) -> Q:
    """Rows whose ``due_on`` the chip of something unfinished calls late."""
    return Q(due_on__lt=today or timezone.localdate())


def local_day(value: date) -> date:
    """The calendar day of a date or of an aware datetime."""
    if not isinstance(value, datetime):
        return value
    return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()


def _done(late: int) -> Chip:
    if late > 0:
        return Chip(f"逾期 {late} 天完成", "orange", "clock-alert")
    return Chip("按期完成", "green", "circle-check")


def _open(left: int) -> Chip:
    if left < 0:
        return Chip(f"已逾期 {-left} 天", "red", "octagon-alert")
    text = f"还有 {left} 天" if left else "今天到期"
    return Chip(text, "orange", "hourglass") if left <= number(DUE_SOON_DAYS) else Chip(text, "gray", "calendar-clock")
