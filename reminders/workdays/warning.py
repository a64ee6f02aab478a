"""The sentence shown while a year that is already being counted in has no official notice."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from reminders.workdays.models import CalendarYear

LOOK_AHEAD = timedelta(days=90)  # deadlines of a quarter reach this far


def unconfirmed_years(today: date | None = None) -> list[int]:
    """Years touched by today or the next ninety days that nobody confirmed."""
    today = today or timezone.localdate()
    years = {today.year, (today + LOOK_AHEAD).year}
    confirmed = CalendarYear.objects.filter(year__in=years, confirmed=True).values_list("year", flat=True)
    return sorted(years.difference(confirmed))


def unconfirmed_sentence(today: date | None = None) -> str:
    years = "、".join(f"{year}年" for year in unconfirmed_years(today))
    if not years:
        return ""
    return (
        f"{years}的放假安排还没有录入，工作日期限暂按周末和法定节日推算。收到通知后，由系统管理员在“工作日历”中导入。"
    )
