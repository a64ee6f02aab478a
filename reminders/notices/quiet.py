"""Hours in which nobody's telephone rings."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.utils import timezone

from reminders.notices.models import NoticePreference
from reminders.numbers import QUIET_FROM, QUIET_TO, number


def after_quiet(now: datetime, preference: NoticePreference | None) -> datetime:
    """``now``, or the end of the quiet hours it falls into."""
    begins, ends = hours(preference)
    local = timezone.localtime(now)
    if not _within(local.time(), begins, ends):
        return now
    end = local.replace(hour=ends.hour, minute=ends.minute, second=0, microsecond=0)
    return end if end > local else end + timedelta(days=1)


def hours(preference: NoticePreference | None) -> tuple[time, time]:
    """The person's own, else the portal's."""
    if preference and preference.quiet_from and preference.quiet_to:
        return preference.quiet_from, preference.quiet_to
    return time(number(QUIET_FROM) % 24), time(number(QUIET_TO) % 24)


def _within(moment: time, begins: time, ends: time) -> bool:
    """Quiet hours mostly go over midnight; equal ends mean none."""
    if begins <= ends:
        return begins <= moment < ends
    return moment >= begins or moment < ends
