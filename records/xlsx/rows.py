"""The rows of a sheet, one after the other, as ``(row number, {column number: value})``; empty cells are left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import from_excel, from_ISO8601

from records.xlsx.book import Book
from records.xlsx.expat import LONGEST, walk

MOST_COLUMNS = 200
LAST_ROW = 1_048_576
# One more than is allowed, so that too many heads can be told from just enough.
_COLUMNS = {get_column_letter(number): number for number in range(1, MOST_COLUMNS + 2)}
_DIGITS = "0123456789"

Cells = dict[int, Any]


def rows(book: Book) -> Iterator[tuple[int, Cells]]:
    """Memory holds one block of the sheet at a time. Cells right of the 201st column are passed over."""
    sheet = _Sheet(book)
    with book.archive.open(book.sheet) as part:
        for _ in walk(part, sheet.start, sheet.end, sheet.text):
            yield from sheet.taken()


class _Sheet:
    def __init__(self, book: Book) -> None:
        self.book = book
        self.done: list[tuple[int, Cells]] = []
        self.number, self.cells = 0, Cells()
        self.column: int | None = 0
        self.kind, self.style = "n", 0
        self.parts: list[str] = []
        self.size, self.taking, self.aside = 0, False, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "c":
            place = attributes.get("r")
            self.column = _COLUMNS.get(place.rstrip(_DIGITS)) if place else (self.column or 0) + 1
            self.kind, self.style = attributes.get("t", "n"), int(attributes.get("s", 0))
            self.parts, self.size = [], 0
        elif tag == "v" or tag == "t":
            self.taking = not self.aside
        elif tag == "row":
            self._next_row(attributes.get("r"))
        elif tag == "rPh":
            self.aside = True

    def _next_row(self, number: str | None) -> None:
        self.number = int(number) if number else self.number + 1
        self.cells, self.column = {}, 0
        if not 0 < self.number <= LAST_ROW:
            raise ValueError("no such row")

    def end(self, tag: str) -> None:
        if tag == "v" or tag == "t":
            self.taking = False
        elif tag == "c":
            if self.parts and self.column is not None and self.column <= MOST_COLUMNS + 1:
                self.cells[self.column] = self._value("".join(self.parts))
        elif tag == "row":
            self.done.append((self.number, self.cells))
        elif tag == "rPh":
            self.aside = False

    def text(self, data: str) -> None:
        if self.taking and self.size <= LONGEST:
            self.parts.append(data)
            self.size += len(data)

    def taken(self) -> list[tuple[int, Cells]]:
        done, self.done = self.done, []
        return done

    def _value(self, said: str) -> Any:
        """What the cell says, as Python has it: text, number, truth or date."""
        if self.kind == "inlineStr" or self.kind == "str" or self.kind == "e":
            return said
        if self.kind == "s":
            return self.book.strings[int(said)]
        if self.kind == "b":
            return said.strip() == "1"
        if self.kind == "d":
            return from_ISO8601(said)  # type: ignore[no-untyped-call]
        return self._number(said)

    def _number(self, said: str) -> Any:
        number = float(said) if set(said) & set(".eE") else int(said)
        if self.style not in self.book.dates:
            return number
        return from_excel(number, self.book.epoch, timedelta=self.style in self.book.spans)
