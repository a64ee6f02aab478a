"""A table on the paper of GB/T 9704: ruled, its head repeated on every page, no row broken in two."""

from collections.abc import Sequence
from dataclasses import dataclass

from docx.document import Document as Paper
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row

from records.word.text import CENTER, font
from records.xlsx.text import printable

WIDTH = 156  # mm: the type area
SIZE, LINE = 12, 18  # points: 小四


@dataclass(frozen=True)
class Listing:
    """``shares`` are the widths of the columns, in any unit; ``heading`` stands above."""

    heads: Sequence[str]
    shares: Sequence[float]
    rows: Sequence[Sequence[str]]
    heading: str = ""


def table(document: Paper, listing: Listing) -> None:
    drawn = document.add_table(rows=0, cols=len(listing.heads))
    drawn.style, drawn.alignment, drawn.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    widths = [WIDTH * share / sum(listing.shares) for share in listing.shares]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = Mm(width)
    head = _row(drawn, listing.heads, widths, "黑体")
    _say(head, "tblHeader")
    for row in listing.rows:
        _row(drawn, row, widths, "")


def _row(drawn: Table, texts: Sequence[str], widths: Sequence[float], name: str) -> _Row:
    row: _Row = drawn.add_row()  # type: ignore[no-untyped-call]
    _say(row, "cantSplit")
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        _fill(cell, text, name)
    return row


def _fill(cell: _Cell, text: str, name: str) -> None:
    paragraph = cell.paragraphs[0]
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(0)
    layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(LINE)
    layout.alignment = CENTER if name else None
    font(paragraph.add_run(printable(" ".join(text.split()))), name, SIZE)


def _say(row: _Row, word: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(f"w:{word}"))
