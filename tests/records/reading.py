"""Workbooks as offices save them, and as somebody means to harm us with."""

import io
import re
import zipfile

import pytest
from openpyxl import Workbook

from records.exports import WorkbookRefused, read_rows

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
