"""The setting by which a limit in days is counted: in working days or in calendar days."""

from __future__ import annotations

from datetime import date

from records import settings_store

WORKDAYS, CALENDAR_DAYS = "工作日", "自然日"


def declare(code: str, label: str, *, group: str) -> None:
    settings_store.declare(
        code,
        label,
        WORKDAYS,
        help="自然日的最后一天是休息日的，顺延到下一个工作日",
        source="本系统约定",
        choices=(WORKDAYS, CALENDAR_DAYS),
        group=group,
    )


def in_workdays(code: str, on: date | None = None) -> bool:
    """By the value in force on that day."""
    return settings_store.value(code, on) == WORKDAYS
