"""The workbench: numbers, lights, tasks, one chart. Every number opens exactly the rows it counts.

Whoever works in one branch sees first what to begin with; whoever looks after many sees which of them burn.
"""

from __future__ import annotations

from django.utils import timezone

from accounts.models.user import User
from organisation.powers import Power
from organisation.units.models import Unit
from portal.first_start.next_things import things_for
from portal.reviewing.decisions import DECISIONS
from portal.workbench.chart import activities_by_month
from portal.workbench.desk import desk
from portal.workbench.figures import at_home, figures
from portal.workbench.quick import shortcuts
from reminders.lights import lit as lights
from reminders.lights import rates
from reminders.notices import reading
from reminders.obligations.models import Obligation

WEEKDAYS = "一二三四五六日"


def board(user: User, tab: str = "") -> dict[str, object]:
    """Everything the page shows; people who may not look at records get tasks and shortcuts only."""
    looks, may_urge = user.has_perm(Power.VIEW), user.has_perm(Power.REMIND)
    summary = lights.summary(user) if looks else None
    home = summary is not None and not may_urge and summary.red + summary.yellow + summary.green == 1
    work, numbers = desk(user, tab, put_first=home), figures(user) if looks else []
    return {
        "greeting": greeting(),
        "today": today_text(),
        "figures": at_home(numbers) if home else numbers,
        "lights": summary,
        "at_home": home,
        "month": month_of(user) if looks else None,
        "may_urge": may_urge,
        "desk": work,
        "duties": work.duties,
        "tasks": work.tasks,
        "started": work.started,
        "decisions": DECISIONS if not home and any(one.tick for one in work.tasks) else (),
        "notices": reading.recent(user),
        "chart": activities_by_month(user) if looks else None,
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
