"""Twelve months of organisation life, held beside due. A month opens the activities it counts."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Sum
from django.utils import timezone

from accounts.models.user import User
from education.months import due
from education.months.counting import month_after, month_of
from education.months.models import BranchMonth
from organisation.access import access_of
from organisation.powers import Power
from records.ledger.registry import ledger
from records.ui.chart import chart_context

MONTHS = 12


def last_months(today: date, count: int = MONTHS) -> list[date]:
    """First days of the last months, oldest first, the present one last."""
    number = today.year * 12 + today.month - 1
    return [date(n // 12, n % 12 + 1, 1) for n in range(number - count + 1, number + 1)]


def activities_by_month(user: User) -> dict[str, object]:
    """Approved activities a month, those made up late told apart, beside what the rules ask in it."""
    months = last_months(month_of(timezone.localdate()))
    cells = BranchMonth.objects.filter(access_of(user).within("unit", Power.VIEW), month__gte=months[0])
    rows = cells.order_by().values_list("month").annotate(n=Sum("approved"), late=Sum("late"))
    found = {month: (count, late) for month, count, late in rows}
    on_time = [found.get(month, (0, 0))[0] - found.get(month, (0, 0))[1] for month in months]
    late = [found.get(month, (0, 0))[1] for month in months]
    asked = due.by_month(user, months)
    names = [f"{month.month}月" for month in months]
    return chart_context(
        "activities",
        "近 12 个月组织生活开展情况",
        names,
        [
            {"name": "按时开展", "data": on_time, "stack": "n"},
            {"name": "补报", "data": late, "stack": "n"},
            {"name": "应开展", "data": [asked.get(month, 0) for month in months], "type": "line"},
        ],
        unit="次",
        links=[approved_in(month) for month in months],
    )


def approved_in(month: date) -> str:
    """The ledger with exactly the activities that a month of the summary counts."""
    last = month_after(month) - timedelta(days=1)
    query = urlencode({"tab": "approved", "held_on_after": month, "held_on_before": last})
    return f"{ledger('activities').url('list')}?{query}"
