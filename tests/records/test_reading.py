"""Workbooks from outside: honest ones are understood, hostile ones refused in one Chinese sentence."""

import io
import random
import re
import time
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from records.exports import Doubtful, WorkbookRefused, read_rows
from records.xlsx import guard

REAL = Path(__file__).parents[3] / "shared" / "data" / "real-workbooks"
SHEET = "xl/worksheets/sheet1.xml"
CHINESE = re.compile("[\u4e00-\u9fff].*。")


def workbook(*rows, heads=("姓名", "学工号", "备注"), book=None):
    book = book or Workbook()
    for row in (heads, *rows):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    return out


def changed(source, **members):
    """The workbook with members replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in members:
                new.writestr(name, old.read(name))
        for name, data in members.items():
            new.writestr(name, data)
    out.seek(0)
    return out


def read(file, **options):
    heads, rows = read_rows(file, **options)
    return heads, list(rows)


def refusal(file):
    with pytest.raises(WorkbookRefused) as caught:
        read(file)
    assert CHINESE.search(str(caught.value)), caught.value
    return str(caught.value)


# Honest sheets


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


STRINGS = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>姓名</t></si><si><r><t>张</t></r><r><t xml:space='preserve'>三</t></r>"
    "<rPh sb='0' eb='1'><t>ZHANG</t></rPh></si></sst>"
)
PART = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def with_shared_strings(rows_xml):
    """As Excel saves it: texts in a part of their own, tags with a prefix, cells without an address now and then."""
    source = workbook()
    types = zipfile.ZipFile(source).read("[Content_Types].xml").decode()
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{PART}"/></Types>'
    xml = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<x:sheetData>{rows_xml}</x:sheetData></x:worksheet>"
    )
    members = {"[Content_Types].xml": types.replace("</Types>", part), "xl/sharedStrings.xml": STRINGS, SHEET: xml}
    return changed(source, **members)


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


def test_a_reference_to_a_text_that_is_not_there_is_refused():
    refusal(with_shared_strings('<x:row r="1"><x:c r="A1" t="s"><x:v>99</x:v></x:c></x:row>'))


# Files that are refused


def test_an_old_xls_or_encrypted_workbook_is_told_to_be_saved_again():
    assert "另存为" in refusal(io.BytesIO(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600))


@pytest.mark.parametrize("data", ["姓名,学工号\n张三,1\n".encode("gbk"), b"<html><table>", b"", b"P", b"\x89PNG"])
def test_something_else_renamed_to_xlsx_is_refused(data):
    assert "另存为" in refusal(io.BytesIO(data))


@pytest.mark.parametrize("data", [b"PK\x03\x04 not a zip", b"PK\x05\x06" + b"\0" * 18])
def test_a_broken_or_empty_archive_is_refused(data):
    refusal(io.BytesIO(data))


def test_macros_are_refused():
    assert "宏" in refusal(changed(workbook(), **{"xl/vbaProject.bin": b"x"}))


def test_an_encrypted_member_is_refused():
    data = bytearray(workbook().getvalue())
    for place in [m.start() for m in re.finditer(b"PK\x01\x02", bytes(data))]:
        data[place + 8] |= 1
    assert "密码" in refusal(io.BytesIO(bytes(data)))


XXE = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize("prologue", [XXE, LAUGHS], ids=["xxe", "laughs"])
@pytest.mark.parametrize(
    "member", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
@pytest.mark.parametrize("code", ["utf-8", "utf-16"])
def test_entities_are_refused_wherever_they_hide(prologue, member, code):
    source = workbook(("张三", "1", None))
    body = zipfile.ZipFile(source).read(member).decode()
    body = re.sub(r"<\?xml[^>]*\?>", "", body)
    evil = prologue.replace('version="1.0"', f'version="1.0" encoding="{code}"') + body.replace("张三", "&e;&a9;")
    refusal(changed(source, **{member: evil.encode(code)}))


def test_entities_are_stopped_by_the_parser_too_if_the_first_look_misses_them(monkeypatch):
    monkeypatch.setattr(guard, "_no_entities", lambda name, data: b"")
    source = workbook(("甲", "1", None))
    body = zipfile.ZipFile(source).read(SHEET).decode()
    refusal(changed(source, **{SHEET: XXE + body.replace("甲", "&e;")}))


def bomb(megabytes, member=SHEET):
    out = io.BytesIO()
    with zipfile.ZipFile(workbook()) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for name in old.namelist():
            if name != member:
                new.writestr(name, old.read(name))
        with new.open(member, "w") as part:
            for _ in range(megabytes):
                part.write(b" " * 1024 * 1024)
    out.seek(0)
    return out


@pytest.mark.parametrize("member", [SHEET, "xl/sharedStrings.xml", "xl/media/image1.png"])
def test_a_zip_bomb_is_refused_in_a_moment(member):
    file = bomb(300, member)
    start = time.process_time()
    assert "太多" in refusal(file)
    assert time.process_time() - start < 2


def test_a_size_that_lies_is_not_believed():
    data = bytearray(bomb(200).getvalue())
    for place in [m.start() for m in re.finditer(b"PK\x01\x02", bytes(data))]:
        data[place + 24 : place + 28] = (1000).to_bytes(4, "little")
    refusal(io.BytesIO(bytes(data)))


def test_two_members_of_one_name_are_refused():
    out = workbook()
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr(SHEET, b"<x/>")
    refusal(out)


def sheet_with(rows_xml, dimension="A1:XFD1048576"):
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'<dimension ref="{dimension}"/><sheetData>{rows_xml}</sheetData></worksheet>'
    )
    return changed(workbook(), **{SHEET: xml})


def inline(ref, text):
    return f'<c r="{ref}" t="inlineStr"><is><t>{text}</t></is></c>'


HEAD_ROW = f'<row r="1">{inline("A1", "姓名")}{inline("B1", "工号")}</row>'


def test_a_far_cell_costs_nothing_and_hides_nothing():
    far = sheet_with(HEAD_ROW + f'<row r="1048576">{inline("A1048576", "末")}{inline("XFD1048576", "远")}</row>')
    start = time.process_time()
    assert read(far)[1] == [(1048576, ["末", None])]
    assert time.process_time() - start < 5


def test_a_row_number_beyond_excels_last_is_refused_at_once():
    start = time.process_time()
    refusal(sheet_with(HEAD_ROW + f'<row r="999999999999">{inline("A999999999999", "x")}</row>'))
    assert time.process_time() - start < 1


def test_too_many_columns_are_refused():
    assert "栏" in refusal(workbook(heads=[f"栏{n}" for n in range(230)]))


def test_too_many_rows_are_refused_while_reading():
    heads, rows = read_rows(workbook(*[("张三", "1", None)] * 20), most=10)
    seen = []
    with pytest.raises(WorkbookRefused, match="10 行"):
        seen.extend(number for number, _ in rows)
    assert heads[0] == "姓名"


def test_an_empty_workbook_says_where_the_heads_belong():
    assert "表头" in refusal(workbook(heads=()))


def test_many_styles_are_no_trouble():
    book = Workbook()
    workbook(("张三", "1", None), book=book)
    for n in range(1, 3000):
        book.active.cell(n + 1, 5).number_format = f'0"{n}"'
    out = io.BytesIO()
    book.save(out)
    assert read(out)[1] == [(2, ["张三", "1", None])]


def mutated(data, dice):
    """Bytes of the archive, or of one unpacked member, changed at random."""
    if dice.random() < 0.3:
        raw = bytearray(data)
        for _ in range(dice.randint(1, 12)):
            raw[dice.randrange(len(raw))] = dice.randrange(256)
        return io.BytesIO(bytes(raw[: dice.randrange(len(raw))] if dice.random() < 0.2 else raw))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = dice.choice(archive.namelist())
        body = bytearray(archive.read(name))
    for _ in range(dice.randint(1, 6)):
        place = dice.randrange(len(body))
        cut = dice.choice([b"", b"<", b">", b'"', b"&", b"9" * 12, b"\xff", b"-1", b"</row>", b"&#0;", b"<a>" * 500])
        body[place : place + dice.randint(0, 20)] = cut
        body = body or bytearray(b" ")
    return changed(io.BytesIO(data), **{name: bytes(body)})


@pytest.mark.parametrize("seed", range(5))
def test_whatever_is_done_to_a_workbook_it_is_read_or_refused(seed):
    dice = random.Random(seed)
    good = workbook(*[(f"党员{n}", n, datetime(2026, 1, 1)) for n in range(20)]).getvalue()
    outcomes = {"read": 0, "refused": 0}
    for _ in range(100):
        try:
            read(mutated(good, dice))
            outcomes["read"] += 1
        except WorkbookRefused as refused:
            outcomes["refused"] += bool(CHINESE.search(str(refused)))
    assert sum(outcomes.values()) == 100
    assert min(outcomes.values()) > 5, outcomes
