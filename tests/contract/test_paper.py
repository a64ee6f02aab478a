"""Every ledger on paper: legible type, rows as high as their texts, what was filtered in words, who signs."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.db import models
from django.http import HttpResponse

from organisation.people.models import Person
from records.exports import ORDINAL, Frame, write_xlsx
from records.ledger import Ledger
from records.ledger.columns import BoundColumn
from records.xlsx.sheet import title_of
from tests.cast import signed_in
from tests.contract.conftest import Scene
from tests.contract.printing import lines_of, printed_points, widths
from tests.contract.test_export import HEAD_ROW, opened

LEAST = 8  # points
HOUSE = ["填表人：", "审核人：", "负责人："]
KINDS: dict[str, object] = {
    "int": 128, "number": Decimal("2.5"), "money": Decimal("128000.00"),
    "date": date(2026, 11, 22), "datetime": datetime(2026, 11, 22, 14, 30),
}  # fmt: skip
SENTENCE = "认真学习贯彻党的二十届四中全会精神，结合外场试验任务明确责任人和完成时间，逐项落实到岗到人。"


def realistic(column: BoundColumn) -> object:
    """What a busy branch writes into such a column: names short, sentences as long as the field invites."""
    if column.head.kind != "text":
        return KINDS[column.head.kind]
    if column.choices:
        return max(column.choices.values(), key=len)
    field = column.field
    if isinstance(field, models.BooleanField):
        return "是"
    if isinstance(field, models.ForeignKey):
        return "欧阳建国" if field.related_model is Person else "川藏铁路雅林段监测项目临时党支部"
    if field is None:
        return SENTENCE
    long = field.max_length or 400
    return "欧阳建国" if long <= 50 else SENTENCE[: max(12, long // 8)] if long <= 300 else SENTENCE * 4


def realistic_sheet(ledger: Ledger, columns: list[BoundColumn]) -> Any:
    out, heads = BytesIO(), [ORDINAL, *(column.head for column in columns)]
    rows = [[number, *map(realistic, columns)] for number in range(1, 40)]
    write_xlsx(out, sheet=ledger.house_sheet, heads=heads, rows=rows, frame=Frame("二院党委", date(2026, 11, 22)))
    return openpyxl.load_workbook(out).active


def test_the_offices_columns_print_on_one_page_at_eight_points_or_more(ledger: Ledger) -> None:
    sheet = realistic_sheet(ledger, ledger.printed)
    assert sheet.page_setup.fitToWidth == 1 and sheet.sheet_properties.pageSetUpPr.fitToPage
    assert printed_points(sheet) >= LEAST, f"{len(ledger.printed)} columns on {sheet.page_setup.paperSize}"
    assert printed_points(sheet, f"A{HEAD_ROW}") >= LEAST
    assert sheet.print_title_rows == "$1:$3"


def test_all_columns_that_a_person_can_choose_print_at_eight_points_or_more(ledger: Ledger) -> None:
    sheet = realistic_sheet(ledger, ledger.offered)
    assert printed_points(sheet) >= LEAST
    assert sheet.sheet_properties.pageSetUpPr.fitToPage or sheet.print_title_cols == "$A:$B"


def test_rows_are_as_high_as_their_texts(ledger: Ledger) -> None:
    sheet = realistic_sheet(ledger, ledger.printed)
    for row, height in ((n, sheet.row_dimensions[n].height) for n in (HEAD_ROW, HEAD_ROW + 1)):
        texts = [(cell.value, width) for cell, width in zip(sheet[row], widths(sheet), strict=True)]
        needed = max(lines_of(text, width) for text, width in texts if isinstance(text, str))
        assert height >= min(409, needed * 14), f"row {row}: {needed} lines in {height} points"


def test_sheet_and_print_page_are_signed_as_a_ledger_and_have_the_same_columns(scene: Scene) -> None:
    scene.make(11, 13)
    sheet = exported(scene, "")
    assert [cell.value for cell in sheet[sheet.max_row] if cell.value] == HOUSE
    assert printed_points(sheet) >= LEAST
    page = signed_in(scene.insider).get(scene.ledger.url("print_list")).content.decode()
    assert all(f'<th scope="col">{column.label}</th>' in page for column in scene.ledger.printed)
    assert any(f"pt-type-{size}" in page for size in range(LEAST, 12))
    assert all(f"<span>{place}</span>" in page for place in HOUSE)
    _in_ones_own_columns(scene)


def _in_ones_own_columns(scene: Scene) -> None:
    """As they stand in the list, under the office's heads."""
    sheet = exported(scene, "columns=mine")
    offices = {column.name: column.label for column in scene.ledger.printed}
    heads = [cell.value for cell in sheet[HEAD_ROW]][1:]
    assert heads == [offices.get(column.name, column.label) for column in scene.ledger.shown]
    said = [str(cell.value) for row in sheet.iter_rows(min_row=HEAD_ROW + 1) for cell in row if cell.value]
    assert not [text for text in said if ("(" in text and "=" in text) or text.startswith("<")]
    page = signed_in(scene.insider).get(f"{scene.ledger.url('print_list')}?columns=mine").content.decode()
    assert page.count('<th scope="col">') == len(scene.ledger.shown) + 1


def test_a_unit_filter_a_period_and_words_stand_on_the_sheet(scene: Scene) -> None:
    fields = scene.ledger.filter_class.base_filters
    if scene.ledger.unit_tree != "unit" or "q" not in fields:
        pytest.skip("not filtered by unit and word")
    sheet = exported(scene, f"unit={scene.here.pk}&q=学习")
    assert sheet["A1"].value == title_of(scene.here.name, scene.ledger.house_sheet.title)
    assert "筛选条件：关键词：学习" in [cell.value for cell in sheet[2]]


def exported(scene: Scene, query: str) -> Any:
    person = scene.insider if scene.insider.user.has_perm(scene.ledger.export_power) else scene.cast.linjing
    answer: HttpResponse = signed_in(person).get(f"{scene.ledger.url('export')}?{query}")
    return opened(answer)
