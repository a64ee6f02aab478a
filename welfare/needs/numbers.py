"""How long each level may take over a need; no law fixes it, so each is a setting with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store
from reminders import workdays
from welfare.needs.levels import Level

GROUP = "服务保障"
COUNTING = "welfare.need_counting"
WORKDAYS, CALENDAR_DAYS = "工作日", "自然日"
DAYS = {Level.BRANCH: 7, Level.UNIT: 10, Level.INSTITUTE: 15}


def _code(level: str) -> str:
    return f"welfare.need_days.{level}"


for _level, _days in DAYS.items():
    settings_store.declare(
        _code(_level),
        f"需求办理期限（{_level.label}）",
        _days,
        unit="天",
        least=1,
        most=365,
        help="从这一级接办之日起算",
        source="五个聚焦第26项",
        group=GROUP,
    )
settings_store.declare(
    COUNTING,
    "需求办理期限按什么日子计算",
    WORKDAYS,
    help="自然日的最后一天是休息日的，顺延到下一个工作日",
    source="本系统约定",
    choices=(WORKDAYS, CALENDAR_DAYS),
    group=GROUP,
)


def need_due(level: str, since: date) -> date:
    """The last day for a level that took the need over on ``since``, by the values in force on that day."""
    days = int(settings_store.value(_code(level), since))
    working = settings_store.value(COUNTING, since) == WORKDAYS
    return workdays.load().deadline(since, days, working=working)
