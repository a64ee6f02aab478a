"""The workbench: numbers, lights, tasks, one chart. Every number opens exactly the rows it counts."""

from __future__ import annotations

from django.utils import timezone

from accounts.models.user import User
from organisation.powers import Power
from organisation.units.models import Unit
from portal import todo
from portal.first_start.next_things import things_for
from portal.workbench.chart import activities_by_month
from portal.workbench.figures import figures
from portal.workbench.quick import shortcuts
from reminders.lights import lit as lights
from reminders.lights import rates
from reminders.lights import todo as duties
from reminders.notices import reading
from reminders.obligations.models import Obligation

TASKS_SHOWN = 6
DUTIES_SHOWN = 5
WEEKDAYS = "一二三四五六日"


def board(user: User) -> dict[str, object]:
    """Everything the page shows; people who may not look at records get tasks and shortcuts only."""
    looks = user.has_perm(Power.VIEW)
    tasks, started = todo.lists(user, waiting=TASKS_SHOWN, started=TASKS_SHOWN)
    return {
        "greeting": greeting(),
        "today": today_text(),
        "figures": figures(user) if looks else [],
        "lights": lights.summary(user) if looks else None,
        "month": month_of(user) if looks else None,
        "may_urge": user.has_perm(Power.REMIND),
        "duties": duties.first(user, DUTIES_SHOWN),
        "notices": reading.recent(user),
        "chart": activities_by_month(user) if looks else None,
        "tasks": tasks,
        "started": started,
        "shortcuts": shortcuts(user),
        "things": things_for(user),
    }


def month_of(user: User) -> rates.Month:
    """What falls due this month in the branches within reach: the column of the month matrix."""
    return rates.of_month(Obligation.objects.visible_to(user).filter(unit__kind__in=Unit.TEMPORARY_BRANCHES))


def greeting() -> str:
    """上午好 before noon, 下午好 before six, then 晚上好."""
    hour = timezone.localtime().hour
    return "上午好" if 5 <= hour < 12 else "下午好" if 12 <= hour < 18 else "晚上好"


def today_text() -> str:
    """今天是 2026 年 11 月 22 日 星期日 · 第 47 周."""
    day = timezone.localdate()
    weekday, week = WEEKDAYS[day.weekday()], day.isocalendar().week
    return f"今天是 {day.year} 年 {day.month} 月 {day.day} 日 星期{weekday} · 第 {week} 周"
