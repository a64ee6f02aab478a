"""Organisations from a sheet: parents in the portal or further up in the sheet, errors row by row, taken back whole."""

from __future__ import annotations

import pytest

from organisation.units.models import Unit
from tests.cast import Cast, days_ago, signed_in
from tests.records.importing import batch_of, confirm, upload, url, workbook

HEADS = ["名称", "简称", "类别", "上级党组织", "编码", "成立日期"]
SHEET = (
    ["中共三部委员会", "三部党委", "院属单位党委", "", "EY-03", "2001-07-01"],
    ["三部党总支", "", "总支", "三部党委", "", ""],
    ["三部第一党支部", "", "党支部", "三部党总支", "", ""],
    ["三部第二党支部", "", "支部", "EY-03", "", ""],
)


def previewed(cast: Cast, *rows: list[str]):
    return upload(signed_in(cast.fangyuan), "units", workbook(HEADS, *rows))


def refusals(answer) -> list[tuple[int, str]]:
    lines = batch_of(answer).lines.filter(outcome="refused").order_by("number")
    return [(line.number, line.changes[0][2]) for line in lines]


def test_a_whole_part_of_the_tree_comes_in_with_one_sheet(cast: Cast) -> None:
    answer = previewed(cast, *SHEET)
    assert batch_of(answer).new_count == 4, refusals(answer)
    assert not Unit.objects.filter(name__startswith="三部").exists(), "nothing before the confirmation"
    confirm(signed_in(cast.fangyuan), answer)
    made = {unit.name: unit for unit in Unit.objects.filter(code__startswith="EY-03")}
    assert {name: unit.parent.name for name, unit in made.items()} == {
        "中共三部委员会": cast.institute.name,
        "三部党总支": "中共三部委员会",
        "三部第一党支部": "三部党总支",
        "三部第二党支部": "中共三部委员会",
    }
    assert made["三部第一党支部"].path.startswith(made["三部党总支"].path)
    assert made["三部第一党支部"].short_name == "三部第一党支部"
    assert made["三部党总支"].code == "EY-03-01"


def test_the_same_sheet_again_makes_no_second_ones(cast: Cast) -> None:
    confirm(signed_in(cast.fangyuan), previewed(cast, *SHEET))
    before = Unit.objects.count()
    answer = previewed(cast, *SHEET)
    assert (batch_of(answer).new_count, batch_of(answer).refused_count) == (0, 0), refusals(answer)
    assert Unit.objects.count() == before


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["七部第一党支部", "", "党支部", "七部党委", "", ""], "系统里没有这个党组织"),
        (["一部室", "", "院属单位党委", "一部党委", "", ""], "院属单位党委不能设在院属单位党委之下"),
        (["八部临时党支部", "", "临时党支部", "一部党委", "", ""], "不在这里设立"),
        (["九部党委", "", "院属单位党委", "", "", str(days_ago(-3))], "成立日期不能晚于今天"),
        (["三部党总支", "", "总支", "三部党委", "", ""], "与第 3 行重复"),
        (["", "", "党支部", "三部党委", "", ""], "必填"),
    ],
)
def test_a_row_that_does_not_fit_is_refused_in_words(cast: Cast, row: list[str], said: str) -> None:
    answer = previewed(cast, *SHEET, row)
    assert [(number, True) for number, text in refusals(answer) if said in text] == [(6, True)], refusals(answer)
    (line,) = batch_of(answer).lines.filter(outcome="refused")
    assert len(line.changes) == 1, "one reason, not a second one that misleads"


def test_what_hangs_on_a_refused_row_is_refused_with_it(cast: Cast) -> None:
    answer = previewed(
        cast, ["五部党委", "", "院属单位党委", "一部党委", "", ""], ["五部党支部", "", "党支部", "五部党委", "", ""]
    )
    assert [number for number, _ in refusals(answer)] == [2, 3]


def test_an_import_is_taken_back_from_below(cast: Cast) -> None:
    client = signed_in(cast.fangyuan)
    answer = confirm(client, previewed(cast, *SHEET))
    client.post(url(batch_of(answer), "undo"))
    assert not Unit.objects.filter(name__startswith="三部").exists()


def test_only_administrators_take_sheets_in_and_only_below_their_own(cast: Cast) -> None:
    for other in (cast.linjing, cast.gaoyumei, cast.lijianjun, cast.shenqing):
        assert signed_in(other).get("/units/import/").status_code == 403
        assert signed_in(other).get("/units/template/").status_code == 403
