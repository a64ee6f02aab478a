"""The empty workbook people fill in: heads with required marks, choices as lists, a sheet that explains."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from records.xlsx.sheet import Head, Kind, Sheet
from records.xlsx.shell import BOX, FORMATS, HEAD, SMALL, put

FILL_IN, NOTES, CHOICES = "填报", "填写说明", "选项"
REQUIRED_MARK = "*"
READY_ROWS = 2000  # rows that carry the lists and the formats
RED = Font(name="黑体", size=11, color="C00000")
HINTS = {
    "text": "文字",
    "int": "整数",
    "number": "数字",
    "money": "金额（元），如 1000.00",
    "date": "日期，写作 2026-03-12",
    "datetime": "时间，写作 2026-03-12 14:30",
}


@dataclass(frozen=True)
class Blank:
    """One column to fill in. ``choices`` are offered as a list; ``help`` says what to write, in plain Chinese."""

    label: str
    required: bool = False
    choices: tuple[str, ...] = ()
    help: str = ""
    width: float = 0
    kind: Kind = "text"

    @property
    def head(self) -> Head:
        return Head(self.label, self.width, self.kind)

    @property
    def printed(self) -> str:
        return REQUIRED_MARK + self.label if self.required else self.label

    @property
    def told(self) -> str:
        listed = f"从下拉列表中选择：{'、'.join(self.choices)}" if self.choices else HINTS[self.kind]
        return self.help or listed


def template_xlsx(target: str | IO[bytes], *, sheet: Sheet, blanks: Sequence[Blank], notes: Sequence[str] = ()) -> None:
    """Write the import template; what people fill in under these heads is read back by ``read_rows``.

    ``notes`` are further lines of the sheet that explains.
    """
    book = Workbook()
    page: Worksheet = book.active  # type: ignore[assignment]
    page.title = FILL_IN
    page.freeze_panes = "A2"
    page.row_dimensions[1].height = 30
    for number, blank in enumerate(blanks, 1):
        _column(page, number, blank)
    _notes(book.create_sheet(NOTES), sheet, blanks, notes)
    _lists(book, page, blanks)
    book.properties.creator = ""
    book.save(target)


def _column(page: Worksheet, number: int, blank: Blank) -> None:
    letter = get_column_letter(number)
    font = RED if blank.required else HEAD
    put(page, 1, number, blank.printed, font, horizontal="center", wrap_text=True).border = BOX
    page.column_dimensions[letter].width = max(blank.head.breadth, 2.2 * len(blank.printed) + 2)
    # Text cells from the start: else Excel eats the noughts of 000123 and the end of an 18-digit number.
    page.column_dimensions[letter].number_format = FORMATS[blank.head.kind]


def _notes(page: Worksheet, sheet: Sheet, blanks: Sequence[Blank], notes: Sequence[str]) -> None:
    put(page, 1, 1, f"{sheet.title}填写说明", Font(name="黑体", size=14))
    general = (
        f"请在“{FILL_IN}”表中从第 2 行起填写，每行一条；带 {REQUIRED_MARK} 的红色栏必填。",
        "请不要改动、移动或删除表头；不用的栏留空即可。",
        *notes,
    )
    top = len(general) + 3
    for row, line in enumerate(general, 2):
        put(page, row, 1, line, SMALL)
    for column, (label, width) in enumerate((("栏目", 24), ("必填", 8), ("填写内容", 70)), 1):
        put(page, top, column, label, HEAD, horizontal="center").border = BOX
        page.column_dimensions[get_column_letter(column)].width = width
    for row, blank in enumerate(blanks, top + 1):
        told = blank.help or (
            f"从下拉列表中选择：{'、'.join(blank.choices)}" if blank.choices else HINTS[blank.head.kind]
        )
        for column, text in enumerate((blank.label, "是" if blank.required else "否", told), 1):
            put(page, row, column, text, SMALL, wrap_text=True).border = BOX


def _lists(book: Workbook, page: Worksheet, blanks: Sequence[Blank]) -> None:
    """Choices stand on a hidden sheet: a list written into the rule itself may have 255 characters at most."""
    if not any(blank.choices for blank in blanks):
        return
    store = book.create_sheet(CHOICES)
    store.sheet_state = "hidden"
    for number, blank in enumerate(blanks, 1):
        if not blank.choices:
            continue
        letter = get_column_letter(number)
        for row, choice in enumerate(blank.choices, 1):
            put(store, row, number, choice, SMALL)
        span = f"{quote_sheetname(CHOICES)}!${letter}$1:${letter}${len(blank.choices)}"
        page.add_data_validation(_rule(span, f"{letter}2:{letter}{READY_ROWS + 1}"))


def _rule(span: str, cells: str) -> DataValidation:
    return DataValidation(
        type="list",
        formula1=span,
        sqref=cells,
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="填写有误",
        error="请从下拉列表中选择。",
    )
