"""我的到期事项: what I have to do, as a list and as a month."""

from __future__ import annotations

from calendar import Calendar
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.current import user_of
from reminders.lights import todo
from reminders.lights.lit import explained, with_words
from reminders.obligations.models import Obligation
from reminders.obligations.states import State
from reminders.workdays.warning import unconfirmed_sentence

A_PAGE = 20
MOST_IN_MONTH = 500
TABS = (("list", "列表"), ("month", "日历"))


@dataclass(frozen=True)
class Day:
    day: date
    inside: bool
    is_today: bool
    duties: list[tuple[Obligation, State]]


def mine(request: HttpRequest) -> HttpResponse:
    tab = "month" if request.GET.get("view") == "month" else "list"
    context = {
        "tab": tab,
        "tabs": TABS,
        "warning": unconfirmed_sentence(),
        "crumbs": [("工作台", "/"), ("我的到期事项", "")],
    }
    if tab == "month":
        return render(request, "reminders/lights/mine_month.html", {**context, **_month(request)})
    return render(request, "reminders/lights/mine_list.html", {**context, **_list(request)})


def _list(request: HttpRequest) -> dict[str, object]:
    rows = with_words(todo.mine(user_of(request)).order_by("due_on", "pk"))
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return {"page_obj": page, "rows": explained(page.object_list, user_of(request))}


def _month(request: HttpRequest) -> dict[str, object]:
    """Everything of mine that falls due in the month, finished or not."""
    first = month_asked(request)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    duties = todo.own(user_of(request)).filter(due_on__range=(weeks[0][0], weeks[-1][-1]))
    by_day: dict[date, list[tuple[Obligation, State]]] = {}
    for duty in duties.select_related("rule", "unit", "version", "period").order_by("due_on", "pk")[:MOST_IN_MONTH]:
        by_day.setdefault(duty.due_on, []).append((duty, duty.state()))
    today = timezone.localdate()
    return {
        "first": first,
        "previous": shifted(first, -1),
        "next": shifted(first, 1),
        "weeks": [[Day(d, d.month == first.month, d == today, by_day.get(d, [])) for d in week] for week in weeks],
    }


def month_asked(request: HttpRequest) -> date:
    """First day of ``?month=2026-11``; this month when it is missing or makes no sense."""
    try:
        first = date.fromisoformat(f"{request.GET.get('month', '')}-01")
    except ValueError:
        first = date.min
    return first if 2000 < first.year < 2100 else timezone.localdate().replace(day=1)


def shifted(first: date, months: int) -> date:
    number = first.year * 12 + first.month - 1 + months
    return date(number // 12, number % 12 + 1, 1)
