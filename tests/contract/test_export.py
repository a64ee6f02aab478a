"""The Excel file: heads in the office's order, exactly the rows a person may see, safe cells, print area."""

from __future__ import annotations

from io import BytesIO

import openpyxl

from tests.cast import signed_in
from tests.contract.conftest import Scene

HEAD_ROW = 3


def opened(answer):
    content = b"".join(answer.streaming_content)
    return openpyxl.load_workbook(BytesIO(content)).active


def test_the_file_has_title_heads_rows_and_print_area(scene: Scene) -> None:
    scene.make(11, 13)
    client = signed_in(scene.insider if scene.insider.user.has_perm(scene.ledger.export_power) else scene.cast.linjing)
    sheet = opened(client.get(scene.ledger.url("export")))
    assert sheet["A1"].value == scene.ledger.house_sheet.title
    heads = [cell.value for cell in sheet[HEAD_ROW]]
    assert heads == ["序号", *(column.label for column in scene.ledger.printed)]
    assert sheet.print_area and sheet.print_title_rows
    assert sheet.page_setup.paperSize == 9


def test_the_file_holds_the_rows_of_the_list_and_no_others(scene: Scene) -> None:
    scene.make(11, 13)
    person = scene.insider if scene.insider.user.has_perm(scene.ledger.export_power) else scene.cast.linjing
    sheet = opened(signed_in(person).get(scene.ledger.url("export")))
    numbers = [row[0] for row in sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True) if isinstance(row[0], int)]
    rows = scene.ledger.rows(person.user, scene.ledger.export_power)
    if hasattr(scene.ledger.model, "voided_at"):
        rows = rows.filter(voided_at__isnull=True)
    assert numbers == list(range(1, rows.count() + 1))


def test_no_cell_is_a_formula(scene: Scene) -> None:
    sheet = opened(signed_in(scene.cast.linjing).get(scene.ledger.url("export")))
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
