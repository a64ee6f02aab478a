"""共建汇总: partner by form."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from accounts.current import user_of
from branches.joint.figures import FORMS, Line, by_partner
from branches.joint.models import JointBuilding
from organisation.powers import Power
from organisation.unit_filter import unit_filter
from records import query_params
from records.exports import Head, Sheet
from records.overviews import Cell, Face, Group, Overview, Row, Table

YEARS = 4
LINK = '<a href="{}">{}</a>'
HEADS = [
    Head("共建方", width=40),
    *(Head(str(form.label), kind="int") for form in FORMS),
    *(Head(label, kind="int") for label in ("合计", "参加人次", "难题", "已解决")),
]


class JointOverview(Overview):
    namespace, name, address, template = "branches", "joint_overview", "joint/overview/", "branches/joint/overview.html"
    sheet = Sheet("联建共建汇总表")

    def table(self, request: HttpRequest, face: Face) -> Table:
        year, units = _year(request), unit_filter(request)
        power = Power.EXPORT if face == "sheet" else Power.VIEW
        events = JointBuilding.objects.visible_to(user_of(request), power).not_voided()
        lines, total = by_partner(events, year, units.chosen)
        groups = [Group("共建方", [_row(line) for line in lines])]
        return Table(HEADS, groups, _row(total), whose=units.name, period=f"{year}年" if year else "", source=total)

    def context(self, request: HttpRequest, table: Table) -> dict[str, object]:
        this_year = timezone.localdate().year
        return {
            "lines": table.subjects,
            "total": table.source,
            "year": _year(request),
            "units": unit_filter(request),
            "years": range(this_year, this_year - YEARS, -1),
            "crumbs": [("工作台", "/"), ("联建共建", "/joint-buildings/"), ("共建汇总", "")],
        }


def _year(request: HttpRequest) -> int | None:
    return query_params.whole(request.GET.get("year"), least=2000, most=timezone.localdate().year)


def _row(line: Line) -> Row:
    forms = [_count(number, address) for _, number, address in line.links]
    solving = [(line.problems, "&with_problem=true"), (line.solved, "&solved=true")]
    beside = [_count(number, f"{line.address}{more}") for number, more in solving]
    whole = _count(line.total, line.address)
    name = Cell(line.name, format_html(LINK, _list(line.address), line.name))
    return Row([name, *forms, whole, Cell(line.people), *beside], line)


def _count(number: int, address: str) -> Cell:
    return Cell(number, format_html(LINK, _list(address), number) if number else "")


def _list(address: str) -> str:
    return f"{reverse('joint-buildings:list')}{address}"
