"""Workbooks from outside: hostile and broken ones are refused in one Chinese sentence, and at once."""

import io
import random
import re
import time
import zipfile
from datetime import datetime

import pytest

from records.exports import WorkbookRefused, read_rows
from records.xlsx import guard
from tests.records.reading import CHINESE, SHEET, changed, read, refusal, with_shared_strings, workbook


def test_a_reference_to_a_text_that_is_not_there_is_refused():
    refusal(with_shared_strings('<x:row r="1"><x:c r="A1" t="s"><x:v>99</x:v></x:c></x:row>'))


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
