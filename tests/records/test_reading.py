"""Workbooks from outside: honest ones are understood."""

import io
from datetime import datetime

import pytest
from openpyxl import Workbook, load_workbook

from records.exports import Doubtful
from tests.records.importing import REAL
from tests.records.reading import read, with_shared_strings, workbook


def test_numbers_typed_as_numbers_are_the_digits_people_see():
    _, rows = read(workbook(("张三", 11312018275.0, 3.5), ("李四", 11312018276, 0.1 + 0.2)))
    assert rows == [(2, ["张三", "11312018275", "3.5"]), (3, ["李四", "11312018276", "0.3"])]


def test_dates_typed_as_text_stay_raw_and_real_dates_are_dates():
    _, rows = read(workbook(("会议", "2019/2/3  14:30", datetime(2015, 11, 6))))
    assert rows[0][1] == ["会议", "2019/2/3  14:30", datetime(2015, 11, 6)]


def test_blanks_around_codes_go_and_control_characters_too():
    _, rows = read(workbook(("　张三 ", " 020100111", "前_x000D_\n后_x0007_")))
    assert rows[0][1] == ["张三", "020100111", "前\n后"]


def test_a_number_that_lost_its_digits_is_doubtful_not_taken():
    _, rows = read(workbook(("张三", 110101199003070012, None), ("李四", 1.1010119900307e17, None)))
    for _, values in rows:
        assert isinstance(values[1], Doubtful)
        assert "15 位" in values[1].why


def test_a_formula_error_is_doubtful():
    _, rows = read(workbook(("#REF!", "1", "#N/A 不是错误")))
    assert isinstance(rows[0][1][0], Doubtful)
    assert rows[0][1][2] == "#N/A 不是错误"


def test_truth_is_said_in_chinese():
    assert read(workbook((True, False, "x")))[1][0][1] == ["是", "否", "x"]


def test_empty_rows_with_formats_are_left_out_and_numbers_stay_those_of_excel():
    book = Workbook()
    workbook(book=book)
    for n in range(5, 40):
        book.active.cell(n, 3).number_format = "@"
    book.active["A2"], book.active["A9"], book.active["B9"] = "张三", "李四", "   "
    out = io.BytesIO()
    book.save(out)
    assert read(out)[1] == [(2, ["张三", None, None]), (9, ["李四", None, None])]


def test_heads_below_a_title_and_a_unit_line_are_found():
    book = Workbook()
    book.active.append(("党员名册",))
    book.active.append(("填报单位（盖章）：二院", None, "截止日期：2026年11月22日"))
    heads, rows = read(workbook(("张三", "1", None), book=book))
    assert (heads, rows) == (["姓名", "学工号", "备注"], [(4, ["张三", "1", None])])


def test_known_heads_decide_where_the_heads_are():
    book = Workbook()
    book.active.append(("说明", "说明", "说明", "说明"))
    heads, _ = read(
        workbook(("张三", "1", None), heads=("*姓 名", "学工号\n", "备注"), book=book), known={"姓名", "学工号"}
    )
    assert heads == ["姓名", "学工号", "备注"]


def test_the_first_visible_sheet_is_read():
    book = Workbook()
    book.active.sheet_state = "hidden"
    book.active.append(("隐藏",))
    book.create_sheet("填报").append(("姓名",))
    book.active = 1
    assert read(workbook(("张三",), heads=("学号",), book=book))[0] == ["姓名"]


def test_merged_cells_give_their_value_once():
    book = Workbook()
    file = workbook(("张三", "1", None), ("", "2", None), book=book)
    book = load_workbook(file)
    book.active.merge_cells("A2:A3")
    out = io.BytesIO()
    book.save(out)
    assert [values[0] for _, values in read(out)[1]] == ["张三", None]


def test_dates_of_the_1904_system_are_right():
    book = Workbook()
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    book.epoch = CALENDAR_MAC_1904
    assert read(workbook(("甲", datetime(2026, 3, 12), None), book=book))[1][0][1][1] == datetime(2026, 3, 12)


@pytest.mark.parametrize(
    "name",
    ["党员信息录入样表.xlsx", "三会一课录入样表.xlsx", "支部委员会成员录入样表.xlsx", "主题党日活动录入样表.xlsx"],
)
def test_sheets_in_use_at_offices_are_read(name):
    """Heads above, one sample row below, and the filling notes at the foot taken for what they are."""
    if not REAL.exists():
        pytest.skip("the offices' own workbooks are not here")
    with (REAL / name).open("rb") as file:
        heads, rows = read(file)
    assert all(heads)
    ((number, values),) = rows
    assert number == 2
    assert len(values) == len(heads)
    assert all(values[:3])


def test_signature_places_and_filling_notes_are_no_data():
    notes = "填写注意事项：\n1、标红字段必须填写"
    _, rows = read(
        workbook(("张三", "1", None), ("填表人：", None, "审核人："), (None, notes, None), ("李四：", "2", None))
    )
    assert [number for number, _ in rows] == [2, 5]


def test_shared_texts_prefixes_and_missing_addresses_are_understood():
    file = with_shared_strings(
        '<x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c t="str"><x:f>1+1</x:f><x:v>工号</x:v></x:c>'
        '<x:c t="inlineStr"><x:is><x:t>日期</x:t></x:is></x:c><x:c t="str"><x:v>在岗</x:v></x:c></x:row>'
        '<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:f>2*3</x:f><x:v>6</x:v></x:c>'
        '<x:c t="d"><x:v>2026-03-12T00:00:00</x:v></x:c><x:c t="b"><x:v>1</x:v></x:c></x:row>'
    )
    heads, rows = read(file)
    assert heads == ["姓名", "工号", "日期", "在岗"]
    assert rows == [(2, ["张三", "6", datetime(2026, 3, 12), "是"])]


def test_many_styles_are_no_trouble():
    book = Workbook()
    workbook(("张三", "1", None), book=book)
    for n in range(1, 3000):
        book.active.cell(n + 1, 5).number_format = f'0"{n}"'
    out = io.BytesIO()
    book.save(out)
    assert read(out)[1] == [(2, ["张三", "1", None])]
