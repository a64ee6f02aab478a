"""党组织覆盖率: how far the projects of each unit are covered; every number opens exactly the projects it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.html import format_html

from accounts.current import user_of
from branches.projects import coverage
from branches.projects.coverage import ASKED, Coverage, Standing
from organisation.powers import AT_WORK, Power
from organisation.scope import units_for
from organisation.unit_filter import unit_filter
from organisation.units.models import Unit
from records.exports import Head, Sheet
from records.overviews import Cell, Face, Group, Overview, Row, Table

COUNTED = (("应设", ASKED), ("已设立", Standing.COVERED), ("应设未设", Standing.MISSING))
BESIDE = (("免设", Standing.EXCUSED), ("期限未到", Standing.YOUNG))
HEADS = [
    Head("承担单位"),
    *(Head(label, kind="int") for label, _ in COUNTED),
    Head("覆盖率", kind="int"),
    *(Head(label, kind="int") for label, _ in BESIDE),
]
PEOPLE = Head("覆盖党员", kind="int")


class ProjectCoverage(Overview):
    namespace, name, address, template = "branches", "coverage", "coverage/", "branches/projects/coverage.html"
    sheet = Sheet("党组织覆盖率情况表")

    def table(self, request: HttpRequest, face: Face) -> Table:
        chosen, lines = unit_filter(request).chosen, _lines(request, face)
        whole = replace(coverage.total(lines), people=coverage.people_covered(user_of(request), lines))
        people = _counts_people(request)
        rows = [_row(line, str(line.unit), line.unit, people) for line in lines]
        total = _row(whole, "合计", chosen, people) if len(lines) > 1 else None
        about = f"按开始满 {coverage.time_allowed().text}、还在进行的项目计算；免设的单列，不计入"
        heads, groups = [*HEADS, PEOPLE] if people else HEADS, [Group("各单位", rows)]
        return Table(heads, groups, total, whose=unit_filter(request).name, about=about, source=whole)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        return {
            "lines": table.subjects,
            "total": table.source,
            "counts_people": _counts_people(request),
            "units": unit_filter(request),
            "crumbs": [("工作台", "/"), ("项目台账", reverse("projects:list")), ("党组织覆盖率", "")],
        }


def _lines(request: HttpRequest, face: Face) -> list[Coverage]:
    """Of the units within the one chosen; on a sheet, of those the person may take along."""
    user, chosen = user_of(request), unit_filter(request).chosen
    lines = coverage.by_unit(user)
    if chosen:
        lines = [line for line in lines if line.unit and line.unit.path.startswith(chosen.path)]
    if face == "sheet":
        own = set(units_for(user, Power.EXPORT).values_list("pk", flat=True))
        lines = [line for line in lines if line.unit and line.unit.pk in own]
    return lines


def _counts_people(request: HttpRequest) -> bool:
    """Others see nobody but themselves, so that no number of people would be true for them."""
    user = user_of(request)
    return any(user.has_perm(power) for power in AT_WORK)


def _row(line: Coverage, name: str, unit: Unit | None, people: bool) -> Row:
    """``unit``: what the lists behind the numbers are narrowed to."""
    counts = {ASKED: line.asked, **{one: getattr(line, one) for one in ("covered", "missing", "excused", "young")}}
    within = {"unit": unit.pk} if unit else {}

    def count(label: str, standing: str) -> Cell:
        number = counts[standing]
        return _number(number, "projects:list", {"standing": str(standing), **within}, f"{name}{label} {number} 个")

    title = Cell(name, format_html('<a href="{}">{}</a>', _address("projects:list", within), name))
    counted, beside = ([count(*one) for one in some] for some in (COUNTED, BESIDE))
    rate = Cell("—") if line.rate is None else Cell(*_rate(line.rate))
    members = [_members(line.people, name, unit)] if people else []
    return Row([title, *counted, rate, *beside, *members], line)


def _members(number: int, name: str, unit: Unit | None) -> Cell:
    query = {"on_site": "true", "members": "true", **({"carrier": unit.pk} if unit else {})}
    return _number(number, "roster:list", query, f"{name}覆盖党员 {number} 名")


def _rate(rate: float) -> tuple[str, str]:
    words = f"{floatformat(rate, '-1')}%"
    return words, format_html("<b>{}</b>", words)


def _number(number: int, ledger: str, query: Mapping[str, object], said: str) -> Cell:
    """``said``: what a screen reader hears in place of the bare number."""
    link = '<a href="{}" aria-label="{}">{}</a>'
    return Cell(number, format_html(link, _address(ledger, query), said, number))


def _address(ledger: str, query: Mapping[str, object]) -> str:
    return f"{reverse(ledger)}?{urlencode(query)}" if query else reverse(ledger)
