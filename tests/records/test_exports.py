"""Excel in house style: looks as the office prints it, keeps text text, and opens as it was written."""

import io
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from records import exports
from records.exports import Blank, Frame, Head, Sheet, TooManyRows, read_rows, template_xlsx, write_xlsx
from records.xlsx.sheet import title_of
from tests.contract.printing import printed_points

DAY = date(2026, 11, 22)
HEADS = (
    Head("序号", 6, "int"), Head("支部名称", 34), Head("成立日期", 12, "date"),
    Head("提交时间", 17, "datetime"), Head("慰问金额", 12, "money"), Head("备注", 14),
)  # fmt: skip


def row(number=1, name="川藏铁路雅林段监测项目临时党支部", note=""):
    return (number, name, date(2026, 3, 12), datetime(2026, 3, 12, 6, 30, tzinfo=UTC), Decimal("1000.50"), note)


def written(rows, heads=HEADS, sheet=None, title="", about=""):
    out = io.BytesIO()
    sheet = sheet or Sheet("项目临时党支部台账", foot=("填表人", "审核人", "负责人签字"))
    frame = Frame("院党委办公室", DAY, title, about)
    count = write_xlsx(out, sheet=sheet, heads=heads, rows=rows, frame=frame)
    out.seek(0)
    return out, count


def page(rows, **kwargs):
    return load_workbook(written(rows, **kwargs)[0]).active


def formulas(file):
    return re.findall(rb"<f[ />][^<]*", zipfile.ZipFile(file).read("xl/worksheets/sheet1.xml"))


def test_the_frame_is_the_offices_own():
    ws = page([row(n) for n in range(1, 46)])
    assert ws["A1"].value == "项目临时党支部台账"
    assert "A1:F1" in ws.merged_cells
    assert ws["A2"].value == "填报单位（盖章）：院党委办公室"
    assert [c.value for c in ws[2] if c.value][-1] == "截止日期：2026年11月22日"
    assert [c.value for c in ws[3]] == [head.label for head in HEADS]
    assert [c.value for c in ws[50] if c.value] == ["填表人：", "审核人：", "负责人签字："]


def test_it_prints_on_a4_one_page_wide_with_repeated_heads_and_page_numbers():
    ws = page([row(n) for n in range(1, 46)])
    assert ws.print_area == "'项目临时党支部台账'!$A$1:$F$50"
    assert ws.print_title_rows == "$1:$3"
    assert (ws.page_setup.orientation, ws.page_setup.paperSize) == ("landscape", 9)
    assert ws.sheet_properties.pageSetUpPr.fitToPage
    assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
    assert ws.oddFooter.center.text == "第 &P 页 共 &N 页"
    assert ws.auto_filter.ref == "A3:F48"


def test_values_keep_their_kind():
    ws = page([row()])
    assert ws["A4"].value == 1
    assert ws["C4"].value == datetime(2026, 3, 12)
    assert ws["D4"].value == datetime(2026, 3, 12, 14, 30)  # Beijing time
    assert ws["E4"].value == 1000.5
    assert ws["E4"].number_format == "#,##0.00"
    assert ws["C4"].number_format == "yyyy-mm-dd"
    assert ws["B4"].border.left.style == "thin"
    assert ws["B4"].font.name == "仿宋_GB2312"


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "＝1+1",
        "＋1",
        "－1",
        "＠x",
        "=cmd|'/c calc'!A0",
        '=HYPERLINK("http://x")',
    ],
)
def test_nothing_somebody_typed_becomes_a_formula(text):
    assert not formulas(written([row(name=text, note=text)])[0])
    ws = page([row(name=text)])
    assert ws["B4"].data_type == "s"
    assert ws["B4"].value.strip() == text.strip()


def test_a_title_or_unit_cannot_smuggle_a_formula_either():
    out = io.BytesIO()
    frame = Frame("=4", DAY, about="=5")
    write_xlsx(out, sheet=Sheet("=1+1", foot=("=2",)), heads=(Head("=3"),), rows=[], frame=frame)
    assert not formulas(out)
    assert load_workbook(out).active["A1"].data_type == "s"


def test_control_characters_and_markup_do_no_harm():
    dirty = "一\x00二\x0b三\x1f四\ud800五\uffff <b>&amp;\"'_x0041_ 末"
    ws = page([row(name=dirty)])
    assert ws["B4"].value == "一二三四五 <b>&amp;\"'_x005F_x0041_ 末"


def test_blanks_and_line_breaks_stay():
    ws = page([row(name="第一行\n 第二行 ", note="  ")])
    assert ws["B4"].value == "第一行\n 第二行 "
    assert ws["F4"].value == "  "


def test_long_text_gets_the_height_it_needs_and_short_text_the_house_height():
    ws = page([row(), row(note="很长的备注" * 100), row(note="两\n行")])
    heights = [ws.row_dimensions[n].height for n in (4, 5, 6)]
    room = (ws.column_dimensions["F"].width - 1.5) * 5.25 // 11  # Chinese characters a line, at eleven points
    assert heights[0] == 22 and heights[2] == 22 + 15
    assert heights[1] >= 500 / room * 15


def test_what_does_not_fit_its_column_becomes_text_and_is_not_lost():
    odd = ("—", 42, "未定", date(1899, 1, 1), "面议", True)
    ws = page([row(), odd, (10**17, None, None, None, 10**16, None)])
    assert [c.value for c in ws[5]] == ["—", "42", "未定", "1899-01-01", "面议", "是"]
    assert ws["A6"].value == str(10**17)  # as a number Excel would show its last digits as noughts
    assert [c.value for c in ws[6]][1:4] == [None, None, None]


def test_an_empty_ledger_is_still_a_form_with_a_frame():
    ws = page([])
    assert ws["A3"].value == "序号"
    assert ws["A5"].value == "填表人："
    assert ws.print_area.endswith("$A$1:$F$5")


def test_a_sheet_without_named_signatures_gets_the_usual_ones():
    ws = page([row()], sheet=Sheet("台账"))
    assert "".join(c.value or "" for c in ws[6]) == "填表人：审核人：负责人："


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_narrow_sheets_keep_all_signature_places(columns):
    ws = page([("甲",) * columns], heads=[Head(f"栏{n}") for n in range(columns)])
    told = "".join(c.value or "" for c in ws[6])
    assert all(place in told for place in ("填表人", "审核人", "负责人签字"))


def test_portrait_is_possible():
    assert page([row()], sheet=Sheet("名册", landscape=False)).page_setup.orientation == "portrait"


def test_the_same_rows_give_the_same_sheet_bytes():
    first, second = (zipfile.ZipFile(written([row(n) for n in range(900)])[0]) for _ in range(2))
    for member in ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml"):
        assert first.getinfo(member).CRC == second.getinfo(member).CRC


def test_a_row_with_too_few_values_is_a_programming_error_not_a_shifted_table():
    with pytest.raises(ValueError, match="heads"):
        written([(1, "甲")])


def test_more_rows_than_a_sheet_can_hold_are_refused_in_plain_words(monkeypatch):
    monkeypatch.setattr(exports, "MOST_ROWS", 3)
    with pytest.raises(TooManyRows, match="筛选"):
        written(row(n) for n in range(5))


def test_row_numbers_and_counts_hold_across_chunks():
    out, count = written(row(n, note="=x" if n % 7 == 0 else "") for n in range(1, 1003))
    assert count == 1002
    _, rows = read_rows(out)
    assert [values[0] for _, values in rows] == [str(n) for n in range(1, 1003)]


def test_export_then_read_gives_back_what_was_written():
    out, _ = written([row(7, "甲&乙<丙>_x0041_", "  前后  ")])
    heads, rows = read_rows(out)
    assert heads == [head.label for head in HEADS]
    number, values = next(rows)
    assert (number, values) == (
        4,
        ["7", "甲&乙<丙>_x0041_", datetime(2026, 3, 12), datetime(2026, 3, 12, 14, 30), "1000.5", "前后"],
    )


MEMORY = """
import resource, sys
from datetime import date
from django.conf import settings
settings.configure(USE_TZ=True, TIME_ZONE="Asia/Shanghai")
from records.exports import Frame, Head, Sheet, write_xlsx
rows = ((n, "川藏铁路项目临时党支部", "无", date(2026, 3, 12)) for n in range(int(sys.argv[1])))
heads = (Head("序号", kind="int"), Head("名称"), Head("备注"), Head("日期", kind="date"))
write_xlsx(sys.argv[2], sheet=Sheet("台账"), heads=heads, rows=rows, frame=Frame("院", date(2026, 11, 22)))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def peak_kb(rows, path):
    done = subprocess.run(
        [sys.executable, "-c", MEMORY, str(rows), str(path)],
        capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "."},
    )  # fmt: skip
    return int(done.stdout)


@pytest.mark.slow
def test_memory_does_not_grow_with_rows(tmp_path):
    few, many = peak_kb(1_000, tmp_path / "a.xlsx"), peak_kb(100_000, tmp_path / "b.xlsx")
    assert many - few < 8_000, f"{few} kB for 1,000 rows, {many} kB for 100,000"


BLANKS = (
    Blank("支部名称", required=True, help="写全称"),
    Blank("支部书记工号", required=True),
    Blank("成立日期", required=True, kind="date"),
    Blank("会议类型", choices=("支部党员大会", "支委会", "党小组会")),
)


def template():
    out = io.BytesIO()
    template_xlsx(out, sheet=Sheet("项目临时党支部台账"), blanks=BLANKS)
    out.seek(0)
    return out


def test_the_template_marks_what_is_required_and_offers_the_choices():
    book = load_workbook(template())
    ws = book["填报"]
    assert [c.value for c in ws[1]] == ["*支部名称", "*支部书记工号", "*成立日期", "会议类型"]
    assert ws["A1"].font.color.rgb == "00C00000"
    (rule,) = ws.data_validations.dataValidation
    assert (rule.type, rule.formula1) == ("list", "'选项'!$D$1:$D$3")
    assert "D2" in rule.sqref
    assert [c.value for c in book["选项"]["D"]] == ["支部党员大会", "支委会", "党小组会"]
    assert book["选项"].sheet_state == "hidden"


def test_the_template_explains_every_column():
    notes = [[c.value for c in row] for row in load_workbook(template())["填写说明"].iter_rows(min_row=6)]
    assert notes[0] == ["支部名称", "是", "写全称"]
    assert notes[2] == ["成立日期", "是", "日期，写作 2026-03-12"]
    assert notes[3][2] == "从下拉列表中选择：支部党员大会、支委会、党小组会"


def test_a_filled_template_reads_back_with_staff_numbers_whole():
    book = load_workbook(template())
    book["填报"].append(["雅林段临时党支部", "000123", "2026-03-12", "支委会"])
    out = io.BytesIO()
    book.save(out)
    heads, rows = read_rows(out)
    assert heads == [blank.label for blank in BLANKS]
    assert list(rows) == [(2, ["雅林段临时党支部", "000123", "2026-03-12", "支委会"])]


def narrow(columns):
    """A sheet of so many columns of short texts."""
    return page([("共产党员",) * columns] * 3, heads=[Head(f"第{n}栏目") for n in range(columns)])


@pytest.mark.parametrize(("columns", "paper"), [(3, 9), (15, 9), (24, 8)])
def test_the_paper_is_as_large_as_the_columns_need(columns, paper):
    ws = narrow(columns)
    assert ws.page_setup.paperSize == paper
    assert ws.sheet_properties.pageSetUpPr.fitToPage and ws.page_setup.fitToWidth == 1
    assert printed_points(ws) >= 8


def test_what_does_not_fit_the_largest_paper_goes_onto_pages_beside_one_another():
    ws = narrow(60)
    assert printed_points(ws) >= 8
    assert not ws.sheet_properties.pageSetUpPr.fitToPage
    assert ws.print_title_cols == "$A:$B" and ws.print_title_rows == "$1:$3"


def test_one_odd_row_does_not_shape_the_sheet():
    ordinary = [row(n, note="无") for n in range(1, 200)]
    odd = row(200, note="一段很长的话" * 60)
    assert page([*ordinary, odd]).column_dimensions["F"].width <= 55


def test_numbers_and_dates_are_never_torn():
    """As hashes or in two lines: a staff number, a telephone, a document number keep to one line."""
    heads = (Head("工号"), Head("联系电话"), Head("金额", kind="money"), *[Head(f"第{n}栏") for n in range(18)])
    ws = page([("GK20260001", "138****6621", Decimal("1234567.50"), *["学习党章，牢记初心使命"] * 18)] * 5, heads=heads)
    assert all(
        ws.column_dimensions[letter].width * 7 > 7.4 * size for letter, size in (("A", 10), ("B", 11), ("C", 12))
    )
    assert printed_points(ws) >= 8


def test_title_and_second_line_say_whose_of_which_time_and_under_which_filter():
    ws = page([row()], title="一部党委台账（2026年1月1日至6月30日）", about="类型：支部党员大会；关键词：安全")
    assert ws["A1"].value == "一部党委台账（2026年1月1日至6月30日）"
    told = [cell.value for cell in ws[2] if cell.value]
    assert told[0] == "填报单位（盖章）：院党委办公室"
    assert told[1] == "筛选条件：类型：支部党员大会；关键词：安全"
    assert told[2] == "截止日期：2026年11月22日"
    assert ws.title == "项目临时党支部台账"


def test_a_row_that_no_page_can_hold_is_owned_up_to_and_its_text_is_whole():
    long = "会议内容很长。" * 600
    out, _ = written([row(note=long), row()])
    ws = load_workbook(out).active
    assert ws.row_dimensions[4].height == 409 and ws["F4"].value == long
    assert ws["A6"].value.startswith("注：有 1 行内容较长")
    out.seek(0)
    assert len(list(read_rows(out)[1])) == 2


def test_what_unit_and_title_both_say_is_said_once():
    assert title_of("甲临时党支部", "临时党支部党员花名册") == "甲临时党支部党员花名册"
    assert title_of("一部党委", "需求台账", "2026年") == "一部党委需求台账（2026年）"
    assert title_of("", "需求台账") == "需求台账"
