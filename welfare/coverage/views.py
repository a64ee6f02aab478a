"""五必问覆盖: person × item for a branch; for those above several, a line a branch."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.current import user_of
from organisation.powers import Power
from organisation.unit_filter import branches_within, unit_filter
from organisation.units.models import Unit
from records.exports import Head, Sheet
from records.overviews import Cell, Face, Group, Overview, Row, Table
from records.query_params import whole
from records.ui.status_colours import colour_or_gray
from welfare.coverage import covering, periods
from welfare.coverage.periods import Span


class AskCoverage(Overview):
    """Branches that run first, those dissolved within the period apart."""

    namespace, name, address, template = "welfare", "coverage", "coverage/", "welfare/coverage/coverage.html"
    power = Power.CARE
    sheet = Sheet("五必问覆盖情况表")

    def table(self, request: HttpRequest, face: Face) -> Table:
        span, units = _span(request), _units(request, face)
        unit = _chosen(request, units)
        if unit:
            return _of_branch(request, unit, span)
        lines = covering.branches(units, span)
        running = [_line(line, span) for line in lines if line.unit.ended_on is None]
        over = [_line(line, span) for line in lines if line.unit.ended_on]
        groups = [Group("运行中", running), Group("已撤销", over)]
        return Table(LINE_HEADS, groups, whose=unit_filter(request).name, period=span.label, about=WHO_IS_ASKED)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        span, today = _span(request), timezone.localdate()
        found: covering.Coverage | None = table.source
        return {
            "span": span,
            "month": periods.month(span.last if span.last < today else today),
            "quarter": periods.quarter(span.last),
            "unit": table.subjects[0] if found and table.subjects else _chosen(request, _units(request, "page")),
            "units": unit_filter(request),
            "several": len(_units(request, "page")) > 1,
            "coverage": found,
            "branches": None if found else table.subjects,
            "crumbs": [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("五必问覆盖", "")],
        }


WHO_IS_ASKED = "每人五项都问到才算问到；名册以本期最后一天（进行中的为今天）为准，含群众"
LINE_HEADS = [Head("党支部"), Head("在册人数", kind="int"), Head("已问到", kind="int"), Head("覆盖率", kind="int")]


def _span(request: HttpRequest) -> Span:
    return periods.named(request.GET.get("period", ""), timezone.localdate())


def _units(request: HttpRequest, face: Face) -> list[Unit]:
    """Those that run, and those dissolved no earlier than the period began."""
    rows, span = branches_within(request, face, Power.CARE), _span(request)
    return list(rows.exclude(ended_on__lt=span.first).order_by("path"))


def _chosen(request: HttpRequest, units: list[Unit]) -> Unit | None:
    """The branch asked for, or the only one; None for all below the unit asked for, 404 for one elsewhere."""
    asked = request.GET.get("unit", "")
    if not asked:
        return units[0] if len(units) == 1 else None
    if unit_filter(request).chosen:
        return None
    found = next((unit for unit in units if unit.pk == whole(asked)), None)
    if found is None:
        raise Http404("没有这个党支部，或者不在您的查看范围内。")
    return found


def _line(line: covering.BranchLine, span: Span) -> Row:
    address = urlencode({"period": span.key, "unit": line.unit.pk})
    name = Cell(str(line.unit), format_html('<a href="?{}">{}</a>', address, line.unit))
    return Row([name, Cell(line.people), Cell(line.asked), Cell(f"{line.rate}%")], line)


def _of_branch(request: HttpRequest, unit: Unit, span: Span) -> Table:
    found = covering.coverage(user_of(request), unit, span)
    heads = [Head("姓名"), *(Head(f"{one.item}（{one.asked}/{one.people}）") for one in found.columns)]
    rows = [Row([Cell(person.name), *map(_cell, cells)], unit) for person, cells in found.rows]
    return Table(heads, [Group("在册人员", rows)], whose=unit.name, period=span.label, source=found)


def _cell(cell: covering.Cell) -> Cell:
    tag = format_html('<span class="tag {}">{}</span>', colour_or_gray(cell.colour), cell.text)
    linked = format_html('<a href="{}">{}</a>', cell.url, tag) if cell.url else tag
    often = (
        format_html(' <small class="text-secondary">{} 次</small>', cell.count) if cell.count > 1 else SafeString("")
    )
    words = f"{cell.text}（{cell.count} 次）" if cell.count > 1 else cell.text
    return Cell(words, linked + often)
