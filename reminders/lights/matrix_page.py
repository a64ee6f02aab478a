"""月度矩阵: branch × twelve months, each cell opens exactly the duties it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from accounts.current import user_of
from organisation.scope import units_for
from organisation.units.models import Unit
from records.query_params import whole
from reminders.lights.lit import explained, with_words
from reminders.lights.mine_page import shifted
from reminders.obligations import states
from reminders.obligations.models import Obligation, ObligationQuerySet
from reminders.obligations.states import State
from reminders.rules.models import Rule, RuleVersion

A_PAGE = 20
CRUMBS = [("工作台", "/"), ("月度矩阵", "/reminders/matrix/")]


@dataclass
class Cell:
    """Duties of one branch due in one month: ``done`` of ``asked``, in the state to act on first."""

    month: str
    asked: int = 0
    done: int = 0
    exempt: int = 0
    state: State | None = None  # None: nothing was asked

    @property
    def word(self) -> str:
        """The word of the state; while all is in order, that it is."""
        return self.state.label if self.state else ""


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
        "rules": Rule.objects.filter(sensitive=False).exclude(versions__every=RuleVersion.Every.ROLLING),
        "rule": request.GET.get("rule", ""),
        "crumbs": CRUMBS,
    }
    return render(request, "reminders/lights/matrix.html", context)


def _year(request: HttpRequest) -> int:
    this = timezone.localdate().year
    return whole(request.GET.get("year"), this, least=2001, most=2099) or this


def _narrowed(request: HttpRequest, duties: ObligationQuerySet) -> ObligationQuerySet:
    code = request.GET.get("rule", "")
    return duties.in_rates().filter(rule__code=code) if code else duties.in_rates()


def _fill(rows: dict[int, Row], duties: ObligationQuerySet) -> None:
    """One grouped query for the whole page."""
    today = timezone.localdate()
    counted = (
        duties.order_by()
        .values("unit", "due_on__year", "due_on__month")
        .annotate(
            met=Count("pk", filter=states.met(today)), all=Count("pk"), last=Max("due_on"), **states.counts(today)
        )
    )
    for line in map(dict[str, Any], counted):
        month, exempt = f"{line['last']:%Y-%m}", line["in_exempt"]
        rows[line["unit"]].cells[month] = Cell(month, line["all"] - exempt, line["met"], exempt, states.first_of(line))


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
