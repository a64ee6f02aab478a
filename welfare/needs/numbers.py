"""How long each level may take over a need; no law fixes it, so each is a setting with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store
from reminders import workdays
from reminders.workdays import counting
from welfare.needs.levels import Level

GROUP = "服务保障"
COUNTING = "welfare.need_counting"
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
counting.declare(COUNTING, "需求办理期限按什么日子计算", group=GROUP)


def need_due(level: str, since: date) -> date:
    """The last day for a level that took the need over on ``since``, by the values in force on that day."""
    days = int(settings_store.value(_code(level), since))
    return workdays.load().deadline(since, days, working=counting.in_workdays(COUNTING, since))
