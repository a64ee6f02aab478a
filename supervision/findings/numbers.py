"""Numbers of supervision that no law fixes; each is a setting with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store
from reminders.workdays import counting

GROUP = "监督检查"

RECTIFY_DAYS = "supervision.rectify_days"
RECTIFY_COUNTING = "supervision.rectify_counting"

settings_store.declare(
    RECTIFY_DAYS,
    "问题整改期限",
    15,
    unit="天",
    least=1,
    most=365,
    help="登记问题时没有另外写明的，从发现之日起算",
    source="五个聚焦第18项",
    group=GROUP,
)
counting.declare(RECTIFY_COUNTING, "整改期限按什么日子计算", group=GROUP)


def rectify_days(on: date | None = None) -> int:
    """Days a rectification may take when nobody said otherwise; the value in force on that day."""
    return int(settings_store.value(RECTIFY_DAYS, on))


def rectify_in_workdays(on: date | None = None) -> bool:
    return counting.in_workdays(RECTIFY_COUNTING, on)
