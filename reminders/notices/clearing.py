"""Old messages go: who was told what is of use for a time, and is personal data after it (PI-04)."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from records.days import months_after
from reminders.notices.models import Dispatch, Notice
from reminders.numbers import KEEP_NOTICES_MONTHS, number

AT_ONCE = 5_000
FINISHED = (Dispatch.State.SENT, Dispatch.State.FAILED, Dispatch.State.UNKNOWN)


def clear() -> int:
    """Delete at most AT_ONCE messages and as many finished dispatches; returns how many. Nothing unread goes early.

    A key that is gone could be told again: the time kept is far longer than any matter is told about.
    """
    now = timezone.localtime()
    before = datetime.combine(months_after(now.date(), -number(KEEP_NOTICES_MONTHS)), now.time(), now.tzinfo)
    notices = Notice.objects.filter(created_at__lt=before)
    dispatches = Dispatch.objects.filter(created_at__lt=before, state__in=FINISHED)
    return _oldest(notices) + _oldest(dispatches)


def _oldest(rows: QuerySet[Notice] | QuerySet[Dispatch]) -> int:
    keys = list(rows.order_by("id").values_list("pk", flat=True)[:AT_ONCE])
    return rows.model.objects.filter(pk__in=keys).delete()[0]
