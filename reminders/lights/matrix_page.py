"""月度矩阵: branch × twelve months, each cell opens exactly the duties it counts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, F, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.current import user_of
from organisation.scope import units_for
from organisation.unit_filter import branches_within, unit_filter
from organisation.units.models import Unit
from records import overviews
from records.exports import Head, Sheet
from records.overviews import Face, Group, Overview, Table
from records.query_params import whole
from reminders.lights.lit import explained, with_words
from reminders.lights.mine_page import shifted
from reminders.obligations import states
from reminders.obligations.models import Obligation, ObligationQuerySet
from reminders.obligations.states import State
from reminders.rules.models import Rule, RuleVersion

A_PAGE = 20
CRUMBS = [("工作台", "/"), ("月度矩阵", "/reminders/matrix/")]
NOTHING_ASKED = SafeString(
    '<span class="pt-cell pt-cell-none">—<span class="visually-hidden">当月没有要求</span></span>'
)


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


class Matrix(Overview):
    """月度矩阵: running branches first, those dissolved within the year apart; the page shows some at a time."""

    namespace, name, address, template = "reminders", "matrix", "matrix/", "reminders/lights/matrix.html"
    sheet = Sheet("月度矩阵")
    power = ""

    def table(self, request: HttpRequest, face: Face) -> Table:
        year, units = _year(request), _lived(request, face)
        page = Paginator(units, A_PAGE).get_page(request.GET.get("page")) if face == "page" else None
        rows = _rows(request, list(page.object_list if page else units), year)
        heads = [Head("支部"), *(Head(f"{number}月") for number in range(1, 13))]
        groups = [Group("运行中", []), Group("已撤销", [])]
        for row in rows:
            groups[bool(row.unit.ended_on)].rows.append(_drawn(row, request.GET.get("rule", "")))
        whose, about = unit_filter(request).name, _rule_words(request)
        return Table(heads, groups, whose=whose, period=f"{year}年", about=about, source=page)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        return {
            "year": _year(request),
            "rows": [(row.unit, list(row.cells.values())) for row in table.subjects],
            "units": unit_filter(request),
            "page_obj": table.source,
            "rules": Rule.objects.filter(sensitive=False).exclude(versions__every=RuleVersion.Every.ROLLING),
            "rule": request.GET.get("rule", ""),
            "crumbs": CRUMBS,
        }


def _lived(request: HttpRequest, face: Face) -> QuerySet[Unit]:
    """Branches that lived at some time of the year, those that still do first."""
    year = _year(request)
    lived = branches_within(request, face).filter(founded_on__lte=date(year, 12, 31))
    return lived.exclude(ended_on__lt=date(year, 1, 1)).order_by(F("ended_on").asc(nulls_first=True), "path")


def _rows(request: HttpRequest, units: list[Unit], year: int) -> list[Row]:
    months = [f"{year}-{number:02d}" for number in range(1, 13)]
    rows = {unit.pk: Row(unit, {month: Cell(month) for month in months}) for unit in units}
    duties = Obligation.objects.visible_to(user_of(request)).filter(unit__in=rows, due_on__year=year)
    _fill(rows, _narrowed(request, duties))
    return list(rows.values())


def _drawn(row: Row, rule: str) -> overviews.Row:
    name = format_html('<a href="{}">{}</a>', reverse("reminders:branch", args=[row.unit.pk]), row.unit)
    return overviews.Row(
        [overviews.Cell(str(row.unit), name), *(_cell(row.unit, one, rule) for one in row.cells.values())], row
    )


def _cell(unit: Unit, one: Cell, rule: str) -> overviews.Cell:
    if one.state is None:
        return overviews.Cell(None, NOTHING_ASKED)
    address = reverse("reminders:cell", args=[unit.pk, one.month]) + (f"?{urlencode({'rule': rule})}" if rule else "")
    link = '<a class="pt-cell pt-cell-{}" href="{}"><b>{}/{}</b><span>{}</span></a>'
    drawn = format_html(link, one.state, address, one.done, one.asked, one.word)
    return overviews.Cell(f"{one.done}/{one.asked}\n{one.word}", drawn)


def _rule_words(request: HttpRequest) -> str:
    rule = Rule.objects.filter(code=request.GET.get("rule", ""), sensitive=False).first()
    return f"要求：{rule.title}" if rule else ""


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
