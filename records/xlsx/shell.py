"""The styled workbook around the rows: openpyxl draws it, the streamer fills it.

The shell is small however many rows there are: it holds the first data row (for its styles) and the signature
row at the place where the rows will have ended.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.worksheet import Worksheet

from records.xlsx.fitting import Layout
from records.xlsx.measure import halves, lines_of, size
from records.xlsx.paper import SIDE_MARGIN
from records.xlsx.sheet import Frame, Head, Sheet
from records.xlsx.text import printable

TITLE, UNIT, HEADS, FIRST = 1, 2, 3, 4  # row numbers
FORMATS = {
    "int": "0",
    "number": "General",
    "money": "#,##0.00",
    "date": "yyyy-mm-dd",
    "datetime": "yyyy-mm-dd hh:mm",
    "text": "@",
}
PREFIX = "填报单位（盖章）："
ONE_LINE, LINE, TALLEST = 22, 15, 409  # points
MOST_LINES = 24  # of which the highest row has room for all
CUT = "注：有 {} 行内容较长，纸上只能印出前一部分；全文见单元格，或者打印单条记录。"

_THIN = Side(style="thin")
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
SMALL = Font(name="仿宋_GB2312", size=12)
BODY = Font(name="仿宋_GB2312", size=11)
HEAD = Font(name="黑体", size=11)


@dataclass(frozen=True)
class Poured:
    """How many rows there are, and how many of them are too long to stand on paper whole."""

    rows: int
    cut: int = 0


def shell(sheet: Sheet, heads: Sequence[Head], frame: Frame, layout: Layout, poured: Poured) -> BytesIO:
    """The saved workbook around these rows, with the first of them as an empty, styled one."""
    book = Workbook()
    page: Worksheet = book.active  # type: ignore[assignment]
    page.title = tab_name(sheet.title)
    for number, width in enumerate(layout.widths, 1):
        page.column_dimensions[get_column_letter(number)].width = width
    _top(page, frame.title or sheet.title, layout, frame)
    _columns(page, heads, layout)
    last = FIRST + poured.rows - 1
    foot = max(last, HEADS) + 2
    if poured.cut:
        _note(page, foot - 1, len(layout.widths), CUT.format(poured.cut))
    _foot(page, sheet.foot, layout, foot)
    _paper(page, layout, last=max(last, HEADS), foot=foot)
    book.properties.creator = ""
    book.properties.title = printable(frame.title or sheet.title)
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


def _top(page: Worksheet, title: str, layout: Layout, frame: Frame) -> None:
    columns = len(layout.widths)
    put(page, TITLE, 1, title, Font(name="方正小标宋简体", size=22), horizontal="center", shrink_to_fit=True)
    if columns > 1:
        page.merge_cells(start_row=TITLE, end_row=TITLE, start_column=1, end_column=columns)
    page.row_dimensions[TITLE].height = 38
    line = _unit_line(frame)
    parts = line if columns >= len(line) else ("　".join(line),)
    tallest = max(_part(page, part, span, place, len(parts)) for place, part, span in _spread(parts, layout))
    page.row_dimensions[UNIT].height = 6 + 16 * tallest


def _unit_line(frame: Frame) -> tuple[str, ...]:
    """Who reports, under which filter, until when."""
    line = frame.unit_line
    unit = line if line.startswith("填报单位") else PREFIX + line
    until = f"截止日期：{frame.as_of.year}年{frame.as_of.month}月{frame.as_of.day}日"
    return tuple(part for part in (unit, frame.about and f"筛选条件：{frame.about}", until) if part)


def _spread(parts: Sequence[str], layout: Layout) -> Iterator[tuple[int, str, tuple[int, int]]]:
    """Each part with its columns, so many that each has room as its text is long."""
    sizes, first, columns = [max(12, size(part)) for part in parts], 1, len(layout.widths)
    for place, part in enumerate(parts):
        wanted, gone, last = sum(layout.widths) * sum(sizes[: place + 1]) / sum(sizes), 0.0, 0
        for number, width in enumerate(layout.widths, 1):
            gone, last = gone + width, number
            if gone >= wanted - width / 2:
                break
        last = columns if place == len(parts) - 1 else min(max(last, first), columns - (len(parts) - 1 - place))
        yield place, part, (first, last)
        first = last + 1


def _part(page: Worksheet, text: str, span: tuple[int, int], place: int, parts: int) -> int:
    """One part of the line below the title; returns the lines it takes."""
    side = "left" if place == 0 else "right" if place == parts - 1 else "center"
    put(page, UNIT, span[0], text, SMALL, horizontal=side, wrap_text=True)
    if span[1] > span[0]:
        page.merge_cells(start_row=UNIT, end_row=UNIT, start_column=span[0], end_column=span[1])
    width = sum(page.column_dimensions[get_column_letter(number)].width for number in range(span[0], span[1] + 1))
    return lines_of(text, halves(width / 1.1))


def _columns(page: Worksheet, heads: Sequence[Head], layout: Layout) -> None:
    tallest = max(lines_of(head.label, halves(width)) for head, width in zip(heads, layout.widths, strict=True))
    page.row_dimensions[HEADS].height = max(30, height_of(tallest))
    for number, head in enumerate(heads, 1):
        put(page, HEADS, number, head.label, HEAD, horizontal="center", wrap_text=True).border = BOX
        body = page.cell(FIRST, number)
        body.font = BODY
        body.alignment = Alignment(horizontal=layout.align(number - 1, head.kind), vertical="center", wrap_text=True)
        body.number_format = FORMATS[head.kind]
        body.border = BOX


def height_of(count: int) -> float:
    """Of a row whose tallest cell has so many lines; Excel knows no higher row than 409 points.

    Many lines are given some more: punctuation that may not begin a line takes a character along.
    """
    return min(TALLEST, ONE_LINE + LINE * (count - 1 + count // 8))


def _note(page: Worksheet, row: int, columns: int, text: str) -> None:
    """Begins with 注, by which the import knows that it is no data."""
    put(page, row, 1, text, SMALL)
    if columns > 1:
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _foot(page: Worksheet, places: Sequence[str], layout: Layout, row: int) -> None:
    """Signature places, spread over the width of the page."""
    page.row_dimensions[row].height = 30
    total, gone, waiting = sum(layout.widths), 0.0, list(places)
    for number, width in enumerate(layout.widths, 1):
        due = len(places) - len(waiting)
        if waiting and gone >= total * due / len(places) - 0.01:
            last = number == len(layout.widths)
            put(page, row, number, "：　　　　".join(waiting if last else [waiting[0]]) + "：", SMALL)
            waiting = [] if last else waiting[1:]
        gone += width


def _paper(page: Worksheet, layout: Layout, *, last: int, foot: int) -> None:
    end = get_column_letter(len(layout.widths))
    page.freeze_panes = f"A{FIRST}"
    page.auto_filter.ref = f"A{HEADS}:{end}{last}"
    page.print_title_rows = f"{TITLE}:{HEADS}"
    page.print_area = f"A1:{end}{foot}"
    page.page_setup.orientation = "landscape" if layout.paper.landscape else "portrait"
    page.page_setup.paperSize = layout.paper.code
    if layout.across:
        page.print_title_cols = "A:B"
        page.page_setup.scale = ceil(100 * layout.scale)
        page.page_setup.pageOrder = "overThenDown"
    else:
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    page.print_options.horizontalCentered = True
    page.page_margins = PageMargins(left=SIDE_MARGIN, right=SIDE_MARGIN, top=0.6, bottom=0.7)
    page.oddFooter.center.text = "第 &P 页 共 &N 页"  # type: ignore[union-attr]
