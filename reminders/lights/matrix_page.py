"""月度矩阵: branch × twelve months, each cell opens exactly the duties it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.current import user_of
from organisation.scope import units_for
from organisation.units.models import Unit
from records.query_params import whole
from reminders.lights.lit import explained, with_words
from reminders.lights.mine_page import shifted
from reminders.obligations.colours import count_red, count_yellow
from reminders.obligations.models import Obligation, ObligationQuerySet
from reminders.rules.models import Rule

A_PAGE = 20
CRUMBS = [("工作台", "/"), ("月度矩阵", "/reminders/matrix/")]
WORDS = {"red": "未完成", "yellow": "临期", "late": "补", "green": "完成", "plan": "未到期"}


@dataclass
class Cell:
    """Duties of one branch due in one month: ``done`` of ``asked``; an empty one asked nothing."""

    month: str
    asked: int = 0
    done: int = 0
    late: int = 0
    red: int = 0
    yellow: int = 0

    @property
    def state(self) -> str:
        if self.red or self.yellow:
            return "red" if self.red else "yellow"
        if self.done < self.asked:
            return "plan"
        return "late" if self.late else "green"

    @property
    def word(self) -> str:
        return WORDS[self.state]


@dataclass
class Row:
    unit: Unit
    cells: dict[str, Cell] = field(default_factory=dict)


def matrix(request: HttpRequest) -> HttpResponse:
    user, year = user_of(request), _year(request)
    months = [date(year, number, 1) for number in range(1, 13)]
    lived = (
        units_for(user).temporary().filter(founded_on__lte=date(year, 12, 31)).exclude(ended_on__lt=date(year, 1, 1))
    )
    page = Paginator(lived.order_by("path"), A_PAGE).get_page(request.GET.get("page"))
    rows = {unit.pk: Row(unit, {f"{m:%Y-%m}": Cell(f"{m:%Y-%m}") for m in months}) for unit in page.object_list}
    _fill(rows, _narrowed(request, Obligation.objects.visible_to(user).filter(unit__in=rows, due_on__year=year)))
    context = {
        "year": year,
        "months": months,
        "rows": [(row.unit, list(row.cells.values())) for row in rows.values()],
        "page_obj": page,
        "rules": Rule.objects.filter(sensitive=False),
        "rule": request.GET.get("rule", ""),
        "crumbs": CRUMBS,
    }
    return render(request, "reminders/lights/matrix.html", context)


def _year(request: HttpRequest) -> int:
    this = timezone.localdate().year
    return whole(request.GET.get("year"), this, least=2001, most=2099) or this


def _narrowed(request: HttpRequest, duties: ObligationQuerySet) -> ObligationQuerySet:
    code = request.GET.get("rule", "")
    return duties.in_periods().filter(rule__code=code) if code else duties.in_periods()


def _fill(rows: dict[int, Row], duties: ObligationQuerySet) -> None:
    """One grouped query for the whole page."""
    today, done = timezone.localdate(), ~Q(outcome=Obligation.Outcome.OPEN)
    counted = (
        duties.order_by()
        .values("unit", "due_on__year", "due_on__month")
        .annotate(
            asked=Count("pk"),
            done=Count("pk", filter=done),
            late=Count("pk", filter=Q(outcome=Obligation.Outcome.LATE)),
            red=count_red(today),
            yellow=count_yellow(today),
            last=Max("due_on"),
        )
    )
    for line in counted:
        month = f"{line['last']:%Y-%m}"
        rows[line["unit"]].cells[month] = Cell(
            month, *(line[name] for name in ("asked", "done", "late", "red", "yellow"))
        )


def cell(request: HttpRequest, pk: int, month: str) -> HttpResponse:
    """The duties behind one cell."""
    user = user_of(request)
    unit = units_for(user).filter(pk=pk).first()
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        first = date.min
    if unit is None or not 2000 < first.year < 2100:
        raise Http404("没有这个党组织，或者不在您的查看范围内。")
    inside = (first, shifted(first, 1) - timedelta(days=1))
    duties = _narrowed(request, Obligation.objects.visible_to(user).filter(unit=unit, due_on__range=inside))
    context = {
        "unit": unit,
        "first": first,
        "rows": explained(with_words(duties.order_by("due_on", "pk")), user),
        "crumbs": [*CRUMBS, (f"{unit} {first.year}年{first.month}月", "")],
    }
    return render(request, "reminders/lights/cell.html", context)
