"""党组织覆盖率: how far the projects of each unit are covered; every number opens exactly the projects it counts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from accounts.current import user_of
from branches.projects import coverage
from branches.projects.coverage import ASKED, Coverage, Standing
from organisation.powers import Power
from organisation.scope import units_for
from organisation.unit_filter import unit_filter
from records.exports import Head, Sheet
from records.guard import require
from records.overviews import Cell, Face, Group, Overview, Row, Table

COUNTED = (("应设", ASKED), ("已设立", Standing.COVERED), ("应设未设", Standing.MISSING))
BESIDE = (("免设", Standing.EXCUSED), ("期限未到", Standing.YOUNG))
HEADS = [
    Head("承担单位"),
    *(Head(label, kind="int") for label, _ in COUNTED),
    Head("覆盖率", kind="int"),
    *(Head(label, kind="int") for label, _ in BESIDE),
    Head("覆盖党员", kind="int"),
]


class ProjectCoverage(Overview):
    namespace, name, address, template = "branches", "coverage", "coverage/", "branches/projects/coverage.html"
    sheet = Sheet("党组织覆盖率情况表")

    def admit(self, request: HttpRequest) -> None:
        require(request, Power.VIEW)

    def table(self, request: HttpRequest, face: Face) -> Table:
        user, chosen = user_of(request), unit_filter(request).chosen
        lines = coverage.by_unit(user)
        if chosen:
            lines = [line for line in lines if line.unit and line.unit.path.startswith(chosen.path)]
        if face == "sheet":
            own = set(units_for(user, Power.EXPORT).values_list("pk", flat=True))
            lines = [line for line in lines if line.unit and line.unit.pk in own]
        whole = coverage.total(lines)
        rows, total = [_row(line, str(line.unit)) for line in lines], _row(whole, "合计") if len(lines) > 1 else None
        about = f"按开始满 {coverage.days_allowed()} 天、还在进行的项目计算；免设的单列，不计入"
        groups = [Group("各单位", rows)]
        return Table(HEADS, groups, total, whose=unit_filter(request).name, about=about, source=whole)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        return {
            "lines": table.subjects,
            "total": table.source,
            "units": unit_filter(request),
            "crumbs": [("工作台", "/"), ("项目台账", reverse("projects:list")), ("党组织覆盖率", "")],
        }


def _row(line: Coverage, name: str) -> Row:
    counts = {ASKED: line.asked, **{one: getattr(line, one) for one in ("covered", "missing", "excused", "young")}}
    counted, beside = ([_count(line, code, counts[code]) for _, code in some] for some in (COUNTED, BESIDE))
    rate = "—" if line.rate is None else f"{line.rate}%"
    query = urlencode({"unit": line.unit.pk}) if line.unit else ""
    title = Cell(name, format_html(LINK, f"{reverse('projects:list')}?{query}", name))
    return Row([title, *counted, Cell(rate), *beside, Cell(line.people)], line)


def _count(line: Coverage, standing: str, number: int) -> Cell:
    query = {"standing": str(standing), **({"unit": line.unit.pk} if line.unit else {})}
    return Cell(number, format_html(LINK, f"{reverse('projects:list')}?{urlencode(query)}", number))


LINK = '<a href="{}">{}</a>'
