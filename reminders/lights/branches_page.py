"""支部红黄绿灯: units, branches, one branch."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import Case, QuerySet, Value, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html

from accounts.current import user_of
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records.exports import Head, Sheet
from records.overviews import Cell, Face, Group, Overview, Row, Table, Ticks
from records.query_params import whole
from records.templatetags.ui import light
from records.ui.status_colours import LIGHTS as LIGHT_WORDS
from reminders.lights import lit as lights
from reminders.lights import rates
from reminders.lights.lit import UnitLight, by_unit, current, explained, of_branches, of_units, with_words
from reminders.obligations.colours import worst
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule

A_PAGE = 20
LIGHTS = (("", "全部"), ("red", "红灯"), ("yellow", "黄灯"), ("green", "绿灯"))
CRUMBS = [("工作台", "/"), ("支部红黄绿灯", "/reminders/branches/")]


@dataclass(frozen=True)
class Tab:
    code: str
    label: str
    count: int


class Lights(Overview):
    """支部红黄绿灯: branches by light; every number opens exactly the rows it counts."""

    namespace, name, address, template = "reminders", "branches", "branches/", "reminders/lights/branches.html"
    sheet = Sheet("支部红黄绿灯情况表")
    power = ""

    def table(self, request: HttpRequest, face: Face) -> Table:
        found = _Found(request, face)
        units = found.page.object_list if face == "page" else found.chosen
        rows = of_branches(user_of(request), units)
        heads = [Head("支部"), Head("隶属单位"), Head("灯"), Head("逾期", kind="int"), Head("即将到期", kind="int")]
        heads += [Head(str(label)) for label in Rule.Focus.labels]
        word = dict(LIGHTS[1:]).get(request.GET.get("light", ""))
        about = f"灯：{word}" if word else ""
        groups = [Group("运行中", [_drawn(row) for row in rows])]
        ticks = Ticks("urge", "units") if user_of(request).has_perm(Power.REMIND) else None
        return Table(heads, groups, whose=_whose(request), about=about, source=found, ticks=ticks)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        found: _Found = table.source
        return {
            "tabs": [Tab(code, label, found.numbers[code]) for code, label in LIGHTS],
            "chosen": request.GET.get("light", ""),
            "page_obj": found.page,
            "rows": table.subjects,
            "units": of_units(user_of(request)),
            "unit": request.GET.get("unit", ""),
            "own": bool(request.GET.get("own")),
            "crumbs": CRUMBS,
        }


class _Found:
    """The branches asked for, counted by light."""

    def __init__(self, request: HttpRequest, face: Face) -> None:
        self.request, running = request, _running(request, face)
        counts = by_unit(current(user_of(request)).filter(unit__in=running.values("pk")))
        lit = {light: [pk for pk, both in counts.items() if worst(*both) == light] for light in ("red", "yellow")}
        self.numbers = {"": running.count(), **{code: len(ids) for code, ids in lit.items()}}
        self.numbers["green"] = self.numbers[""] - self.numbers["red"] - self.numbers["yellow"]
        chosen = _chosen(running, request.GET.get("light", ""), lit)
        self.chosen = _worst_first(chosen, lit).select_related("parent")

    @property
    def page(self) -> Page[Unit]:
        return Paginator(self.chosen, A_PAGE).get_page(self.request.GET.get("page"))


def _drawn(row: UnitLight) -> Row:
    name = format_html('<a href="{}">{}</a>', reverse("reminders:branch", args=[row.unit.pk]), row.unit)
    figures = [Cell(row.red, _faint(row.red)), Cell(row.yellow, _faint(row.yellow))]
    lights = [_light(level) for _, level in row.by_focus]
    above = str(row.unit.parent or "")
    tick = str(row.unit.pk) if row.red or row.yellow else ""  # where nothing burns, nothing is urged
    return Row([Cell(str(row.unit), name), Cell(above), _light(row.light), *figures, *lights], row, tick)


def _light(level: str) -> Cell:
    return Cell(LIGHT_WORDS[level][0], render_to_string("ui/light.html", light(level)))


def _faint(number: int) -> str:
    return "" if number else format_html('<span class="pt-zero">{}</span>', number)


def _whose(request: HttpRequest) -> str:
    unit = units_for(user_of(request)).filter(pk=whole(request.GET.get("unit"), 0) or 0).first()
    return unit.name if unit else ""


def _running(request: HttpRequest, face: Face) -> QuerySet[Unit]:
    """Running branches within reach, below ``?unit=`` if that is within reach too; with ``?own=1`` only what stands
    below no unit, as the institute's line of the table counts it."""
    user = user_of(request)
    rows = units_for(user).temporary().open()
    if face == "sheet":
        rows = rows.filter(pk__in=units_for(user, Power.EXPORT).values("pk"))
    above = units_for(user).filter(pk=whole(request.GET.get("unit"), 0) or 0).first()
    if request.GET.get("own"):
        rows = rows.filter(lights.STANDS_BELOW_NO_UNIT)
    return rows.below(above) if above else rows


def _chosen(running: QuerySet[Unit], light: str, of_light: dict[str, list[int]]) -> QuerySet[Unit]:
    if light in of_light:
        return running.filter(pk__in=of_light[light])
    if light == "green":
        return running.exclude(pk__in=[*of_light["red"], *of_light["yellow"]])
    return running


def _worst_first(rows: QuerySet[Unit], of_light: dict[str, list[int]]) -> QuerySet[Unit]:
    lights = (When(pk__in=of_light[code], then=Value(place)) for place, code in enumerate(("red", "yellow")))
    return rows.order_by(Case(*lights, default=Value(2)), "path")


def branch(request: HttpRequest, pk: int) -> HttpResponse:
    """One organisation: what burns, and how it did over its own life."""
    user = user_of(request)
    unit = units_for(user).filter(pk=pk).select_related("parent").first()
    if unit is None:
        raise Http404("没有这个党组织，或者不在您的查看范围内。")
    everything = Obligation.objects.visible_to(user).filter(unit=unit)
    focus = rates.by(everything, "rule__focus")
    context = {
        "unit": unit,
        "rows": explained(with_words(current(user).filter(unit=unit).order_by("due_on", "pk")), user),
        "rates": rates.of(everything),
        "focuses": [(label, focus.get(code, rates.Rates())) for code, label in Rule.Focus.choices],
        "crumbs": [*CRUMBS, (str(unit), "")],
    }
    return render(request, "reminders/lights/branch.html", context)
