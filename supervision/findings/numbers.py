"""Numbers of supervision that no law fixes; each is a setting with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store

GROUP = "监督检查"

RECTIFY_DAYS = "supervision.rectify_days"
RECTIFY_COUNTING = "supervision.rectify_counting"

WORKDAYS, CALENDAR_DAYS = "工作日", "自然日"

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
settings_store.declare(
    RECTIFY_COUNTING,
    "整改期限按什么日子计算",
    WORKDAYS,
    help="自然日的最后一天是休息日的，顺延到下一个工作日",
    source="本系统约定",
    choices=(WORKDAYS, CALENDAR_DAYS),
    group=GROUP,
)


def rectify_days(on: date | None = None) -> int:
    """Days a rectification may take when nobody said otherwise; the value in force on that day."""
    return int(settings_store.value(RECTIFY_DAYS, on))


def rectify_in_workdays(on: date | None = None) -> bool:
    return settings_store.value(RECTIFY_COUNTING, on) == WORKDAYS
