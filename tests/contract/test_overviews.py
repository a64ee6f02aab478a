"""Every overview leaves as a sheet and on paper: all rows, legible, running first, narrowed to what is the reader's."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.urls import get_resolver, reverse
from django.utils import timezone

from branches.life.dissolving import dissolve_branch
from organisation.people.models import Person
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from records.overviews import Overview
from reminders.lights import matrix_page
from tests.cast import Cast, days_ago, signed_in
from tests.contract.printing import printed_points

LEAST = 8  # points
HEAD_ROW = 3


def overviews() -> Iterator[Overview]:
    get_resolver().url_patterns  # noqa: B018  # imports every page of the portal
    yield from (
        one()
        for one in sorted(Overview.__subclasses__(), key=lambda one: one.__name__)
        if one.__module__[:5] != "tests"
    )


@pytest.fixture(params=["PeopleAway", "AskCoverage", "JointOverview", "Lights", "Matrix", "ProjectCoverage"])
def overview(request: pytest.FixtureRequest, cast: Cast) -> Overview:
    return next(one for one in overviews() if type(one).__name__ == request.param)


def test_none_is_left_out_of_these_tests() -> None:
    listed = {"PeopleAway", "AskCoverage", "JointOverview", "Lights", "Matrix", "ProjectCoverage"}
    assert {type(one).__name__ for one in overviews()} == listed


def reader_of(overview: Overview, cast: Cast) -> Person:
    return cast.liufang if overview.name == "away" else cast.huangweijie


def sheet_of(reader: Person, overview: Overview, **asked: object) -> Any:
    answer = signed_in(reader).get(overview.url("_sheet"), asked)
    assert answer.status_code == 200
    return openpyxl.load_workbook(BytesIO(b"".join(answer.streaming_content))).active


def test_sheet_and_paper_hold_the_table_of_the_page(overview: Overview, cast: Cast) -> None:
    reader = reader_of(overview, cast)
    page = signed_in(reader).get(overview.url("")).context
    sheet, table = sheet_of(reader, overview), page["table"]
    assert [cell.value for cell in sheet[HEAD_ROW]] == ["序号", *(head.label for head in table.heads)]
    assert (sheet.page_setup.orientation, sheet.print_title_rows) == ("landscape", "$1:$3")
    assert printed_points(sheet) >= LEAST
    said = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=HEAD_ROW + 1)]
    for group in table.groups:
        for row in group.rows:
            assert [value if value != "" else None for value in row.values] in [line[1:] for line in said]
    paper = signed_in(reader).get(overview.url("_print")).content.decode()
    assert all(f'<th scope="col">{head.label}</th>' in paper for head in table.heads)
    assert "pt-page-a" in paper and str(timezone.localdate().year) in paper
    links = page["links"]
    assert links["sheet"].startswith(overview.url("_sheet")) and links["print"].startswith(overview.url("_print"))


def test_who_may_not_export_gets_no_sheet_and_no_link_to_it(overview: Overview, cast: Cast) -> None:
    client = signed_in(cast.chenxiaodong)  # a plain member
    assert client.get(overview.url("_sheet")).status_code == 403
    page = client.get(overview.url(""))
    assert page.status_code == 403 or page.context["links"]["sheet"] == ""


@pytest.fixture
def matrix(cast: Cast) -> matrix_page.Matrix:
    return matrix_page.Matrix()


def first_column(sheet: Any) -> list[str]:
    return [row[1] for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True) if row[1]]


def test_dissolved_branches_stand_apart_below_those_that_run(cast: Cast, matrix: matrix_page.Matrix) -> None:
    dissolve_branch(branch=cast.jia, on=days_ago(1), document_number="", by=None)
    told = first_column(sheet_of(cast.linjing, matrix, year=days_ago(1).year))
    running, over = told.index("运行中"), told.index("已撤销")
    assert running < told.index(str(cast.yi.unit)) < over < told.index(str(cast.jia.unit))
    page = signed_in(cast.linjing).get(matrix.url(""), {"year": days_ago(1).year}).content.decode()
    assert (
        page.index("运行中") < page.index(f">{cast.yi.unit}<") < page.index("已撤销") < page.index(f">{cast.jia.unit}<")
    )


def test_a_unit_narrows_page_sheet_and_paper_and_stands_in_the_title(cast: Cast, matrix: matrix_page.Matrix) -> None:
    asked = {"year": days_ago(0).year, "unit": cast.first.pk}
    sheet = sheet_of(cast.linjing, matrix, **asked)
    assert sheet["A1"].value == f"{cast.first.name}月度矩阵（{days_ago(0).year}年）"
    assert str(cast.jia.unit) in first_column(sheet) and str(cast.bing.unit) not in first_column(sheet)
    client = signed_in(cast.linjing)
    for address in (matrix.url(""), matrix.url("_print")):
        page = client.get(address, asked).content.decode()
        assert str(cast.jia.unit) in page and str(cast.bing.unit) not in page
    assert sheet_of(cast.huangweijie, matrix, unit=cast.second.pk)["A1"].value.startswith("月度矩阵")


def test_the_page_shows_a_part_and_the_sheet_everything(cast: Cast, matrix: matrix_page.Matrix) -> None:
    for number in range(30):
        create_unit(
            name=f"第{number}临时党支部", code=f"L{number}", kind=Unit.Kind.BRANCH, parent=cast.first, by=None,
            founded_on=days_ago(40),
        )  # fmt: skip
    lived = Unit.objects.temporary().filter(founded_on__lte=timezone.localdate()).count()
    page = signed_in(cast.linjing).get(matrix.url(""))
    assert len(page.context["rows"]) == matrix_page.A_PAGE
    numbers = [row[0] for row in sheet_of(cast.linjing, matrix).iter_rows(min_row=4, values_only=True)]
    assert [number for number in numbers if isinstance(number, int)] == list(range(1, lived + 1))


def test_asks_of_a_branch_dissolved_within_the_period_are_still_shown(cast: Cast) -> None:
    dissolve_branch(branch=cast.jia, on=timezone.localdate(), document_number="", by=None)
    page = signed_in(cast.huangweijie).get(reverse("welfare:coverage")).context["table"]
    assert cast.jia.unit in [line.unit for line in page.subjects if line.unit.ended_on]
    assert cast.jia.unit not in [line.unit for line in page.subjects if line.unit.ended_on is None]
    assert [group.label for group in page.filled] == ["运行中", "已撤销"]
