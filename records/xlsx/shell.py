"""The styled workbook around the rows: openpyxl draws it, the streamer fills it.

The shell is small however many rows there are: it holds the first data row (for its styles) and the signature
row at the place where the rows will have ended.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from records.xlsx.sheet import Head, Sheet
from records.xlsx.text import printable

TITLE, UNIT, HEADS, FIRST = 1, 2, 3, 4  # row numbers
FORMATS = {"int": "0", "money": "#,##0.00", "date": "yyyy-mm-dd", "datetime": "yyyy-mm-dd hh:mm", "text": "@"}
PREFIX = "填报单位（盖章）："

_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
SMALL = Font(name="仿宋_GB2312", size=12)
BODY = Font(name="仿宋_GB2312", size=11)
HEAD = Font(name="黑体", size=11)


def shell(sheet: Sheet, heads: Sequence[Head], unit_line: str, as_of: date, rows: int) -> BytesIO:
    """The saved workbook for ``rows`` rows of data, with the first of them as an empty, styled one."""
    book = Workbook()
    page: Worksheet = book.active  # type: ignore[assignment]
    page.title = tab_name(sheet.title)
    _top(page, sheet, len(heads), unit_line, as_of)
    _columns(page, heads)
    last = FIRST + rows - 1
    foot = max(last, HEADS) + 2
    _foot(page, sheet.foot, heads, foot)
    _paper(page, sheet, len(heads), last=max(last, HEADS), foot=foot)
    book.properties.creator = ""
    book.properties.title = printable(sheet.title)
    out = BytesIO()
    book.save(out)
    return out


def tab_name(title: str) -> str:
    """Excel allows 31 characters and none of ``[]:*?/\\``."""
    return "".join(c for c in printable(title) if c not in "[]:*?/\\'\n")[:31] or "台账"


def put(page: Worksheet, row: int, column: int, text: str, font: Font, **alignment: object) -> SheetCell:
    """A cell that is text whatever it begins with."""
    cell: SheetCell = page.cell(row, column)  # type: ignore[assignment]
    cell.value = printable(text)
    cell.data_type = "s"
    cell.font = font
    cell.alignment = Alignment(vertical="center", **alignment)  # type: ignore[arg-type]
    return cell


def _top(page: Worksheet, sheet: Sheet, columns: int, unit_line: str, as_of: date) -> None:
    put(page, TITLE, 1, sheet.title, Font(name="方正小标宋简体", size=22), horizontal="center", shrink_to_fit=True)
    unit = unit_line if unit_line.startswith("填报单位") else PREFIX + unit_line
    until = f"截止日期：{as_of.year}年{as_of.month}月{as_of.day}日"
    page.row_dimensions[TITLE].height = 38
    page.row_dimensions[UNIT].height = 22
    if columns == 1:
        put(page, UNIT, 1, f"{unit}　{until}", SMALL, shrink_to_fit=True)
        return
    middle = columns - max(1, columns // 3)
    put(page, UNIT, 1, unit, SMALL, horizontal="left")
    put(page, UNIT, middle + 1, until, SMALL, horizontal="right")
    page.merge_cells(start_row=TITLE, end_row=TITLE, start_column=1, end_column=columns)
    page.merge_cells(start_row=UNIT, end_row=UNIT, start_column=1, end_column=middle)
    page.merge_cells(start_row=UNIT, end_row=UNIT, start_column=middle + 1, end_column=columns)


def _columns(page: Worksheet, heads: Sequence[Head]) -> None:
    page.row_dimensions[HEADS].height = 30
    for number, head in enumerate(heads, 1):
        page.column_dimensions[get_column_letter(number)].width = head.breadth
        put(page, HEADS, number, head.label, HEAD, horizontal="center", wrap_text=True).border = BOX
        body = page.cell(FIRST, number)
        body.font = BODY
        body.alignment = Alignment(horizontal=head.align, vertical="center", wrap_text=True)
        body.number_format = FORMATS[head.kind]
        body.border = BOX


def _foot(page: Worksheet, places: Sequence[str], heads: Sequence[Head], row: int) -> None:
    """Signature places, spread over the width of the page."""
    page.row_dimensions[row].height = 30
    total, gone, waiting = sum(head.breadth for head in heads), 0.0, list(places)
    for number, head in enumerate(heads, 1):
        due = len(places) - len(waiting)
        if waiting and gone >= total * due / len(places) - 0.01:
            last = number == len(heads)
            put(page, row, number, "：　　　　".join(waiting if last else [waiting[0]]) + "：", SMALL)
            waiting = [] if last else waiting[1:]
        gone += head.breadth


def _paper(page: Worksheet, sheet: Sheet, columns: int, *, last: int, foot: int) -> None:
    end = get_column_letter(columns)
    page.freeze_panes = f"A{FIRST}"
    page.auto_filter.ref = f"A{HEADS}:{end}{last}"
    page.print_title_rows = f"{TITLE}:{HEADS}"
    page.print_area = f"A1:{end}{foot}"
    page.page_setup.orientation = "landscape" if sheet.landscape else "portrait"
    page.page_setup.paperSize = 9  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_options.horizontalCentered = True
    page.page_margins = PageMargins(left=0.4, right=0.4, top=0.6, bottom=0.7)
    page.oddFooter.center.text = "第 &P 页 共 &N 页"  # type: ignore[union-attr]
