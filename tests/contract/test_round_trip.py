"""Excel out and in again: an exported sheet changes nothing, and one corrected cell changes one record."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from organisation.people.models import Person
from records.imports.bound import BoundField, bound_fields
from records.imports.wording import bare_head
from tests.cast import days_ago, signed_in
from tests.contract.conftest import Scene
from tests.contract.test_export import HEAD_ROW
from tests.records.importing import batch_of, saved, upload

PLAIN = ("text", "int", "bool", "date")
CLOSED = ("您不能修改", "导入不修改已有的记录")  # how a row is refused that may not be corrected any more


@pytest.fixture
def keeper(scene: Scene) -> Person:
    """Who takes sheets into this ledger; skips where nothing can be taken in, for a reason that is written down."""
    if scene.ledger.importer is None:
        assert scene.ledger.no_import, (
            f"the ledger {scene.ledger.slug} goes out to Excel: name an importer, or in no_import why there is none"
        )
        pytest.skip(scene.ledger.no_import)
    people = (scene.insider, scene.cast.gaoyumei, scene.cast.linjing, scene.cast.fangyuan)
    return next(one for one in people if one.user.has_perm(scene.ledger.import_power, scene.row))


def exported(person: Person, scene: Scene) -> bytes:
    return b"".join(signed_in(person).get(scene.ledger.url("export")).streaming_content)


def test_an_exported_sheet_taken_in_again_changes_nothing(scene: Scene, keeper: Person) -> None:
    scene.make(11, 13)
    before = list(scene.ledger.model._base_manager.order_by("pk").values())
    content = exported(keeper, scene)
    batch = batch_of(upload(signed_in(keeper), scene.ledger.slug, BytesIO(content)))
    assert batch.state == "checked", (batch.questions, batch.heads, batch.message)
    told = list(batch.lines.values_list("outcome", "changes"))
    assert (batch.new_count, batch.changed_count, batch.refused_count) == (0, 0, 0), told
    assert batch.unchanged_count == len(_row_numbers(openpyxl.load_workbook(BytesIO(content)).active)) >= 4
    assert list(scene.ledger.model._base_manager.order_by("pk").values()) == before


def test_one_corrected_cell_is_one_change(scene: Scene, keeper: Person) -> None:
    """Or one refusal that says the record is closed to correction; never a second record, never a second row."""
    scene.make(11, 13)
    content, tried = exported(keeper, scene), []
    for book in _with_one_cell_changed(content, scene):
        batch = batch_of(upload(signed_in(keeper), scene.ledger.slug, saved(book)))
        told = list(batch.lines.exclude(outcome="unchanged").values_list("outcome", "changes"))
        assert batch.new_count == 0, told
        if batch.changed_count == 1 and batch.refused_count == 0:
            assert len(told[0][1]) == 1, told
            return
        if batch.refused_count == 1 and batch.changed_count == 0 and told[0][1][0][2].endswith(CLOSED):
            return
        tried.append((batch.state, told))
    pytest.fail(f"no cell of {scene.ledger.slug} could be corrected: {tried}")


def _row_numbers(sheet: Any) -> list[int]:
    return [
        number
        for number, cells in enumerate(sheet.iter_rows(min_row=HEAD_ROW + 1, values_only=True), HEAD_ROW + 1)
        if isinstance(cells[0], int)
    ]


def _with_one_cell_changed(content: bytes, scene: Scene) -> Iterator[Any]:
    """The workbook with another text in one cell of its first row, column after column, written ones first."""
    fields = [one for one in bound_fields(scene.ledger) if _is_plain(one, scene)]
    sheet = openpyxl.load_workbook(BytesIO(content)).active
    heads = [bare_head(str(cell.value or "")) for cell in sheet[HEAD_ROW]]
    row = _row_numbers(sheet)[0]
    places = [(place, one) for place, head in enumerate(heads, 1) for one in fields if head in one.heads]
    for place, one in sorted(places, key=lambda pair: sheet.cell(row, pair[0]).value in (None, "")):
        book = openpyxl.load_workbook(BytesIO(content))
        cell = book.active.cell(row, place)
        cell.value = _other(one, cell.value)
        yield book


def _is_plain(one: BoundField, scene: Scene) -> bool:
    """A column whose text can be replaced without more ado: no part of a key, nothing only new records are given."""
    importer = scene.ledger.importer
    keys = {name for key in (importer.key, *importer.other_keys) for name in key}
    return one.field is not None and one.kind in PLAIN and one.name not in keys and not one.declared.keep


def _other(one: BoundField, value: Any) -> Any:
    if one.kind == "text":
        return f"{value or ''}改"[-(one.field.max_length or 200) :]
    if one.kind == "bool":
        return "否" if value == "是" else "是"
    if one.kind == "date":
        return value + timedelta(days=1) if value else days_ago(0)
    return int(value or 0) + 1
