"""How a workbook prints, computed from its own settings as Excel does it."""

from __future__ import annotations

from typing import Any

from openpyxl.utils import get_column_letter

MILLIMETRES = {(9, "landscape"): 297, (9, "portrait"): 210, (8, "landscape"): 420}
PIXELS = 7  # of one unit of column width, 96 to the inch


def printed_points(sheet: Any, cell: str = "A4") -> float:
    """Size of the type on paper: the page between its margins ÷ the sum of the columns."""
    setup, margins = sheet.page_setup, sheet.page_margins
    page = MILLIMETRES[int(setup.paperSize), setup.orientation] - 25.4 * (margins.left + margins.right)
    wide = sum(widths(sheet)) * PIXELS / 96 * 25.4
    scale = min(1, page / wide) if sheet.sheet_properties.pageSetUpPr.fitToPage else setup.scale / 100
    return float(scale * sheet[cell].font.size)


def widths(sheet: Any) -> list[float]:
    return [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, sheet.max_column + 1)]


def room_of(width: float) -> int:
    """Chinese characters of eleven points that stand on one line of the column."""
    return max(1, int((width * PIXELS - 5) / 96 * 72 // 11))


def lines_of(text: str, width: float) -> int:
    """As few lines as the text can do with."""
    room = room_of(width) * 2
    return sum(-(-sum(1 if one.isascii() else 2 for one in part) // room) or 1 for part in text.split("\n"))
