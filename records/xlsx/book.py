"""What surrounds the sheet in a workbook: which sheet to read, its shared texts, which styles are dates.

openpyxl understands these parts; the sheet itself, which may be a hundred megabytes, is read by records/xlsx/rows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any
from zipfile import ZipFile

import defusedxml
from openpyxl import DEFUSEDXML
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import SHARED_STRINGS

from records.xlsx.expat import LONGEST, walk
from records.xlsx.guard import SAVE_AGAIN, WorkbookRefused


@dataclass(frozen=True)
class Book:
    archive: ZipFile
    sheet: str  # its path in the archive
    strings: list[str]
    dates: Collection[int]  # numbers of styles that show a date or time
    spans: Collection[int]  # numbers of styles that show a length of time
    epoch: datetime


def opened(file: IO[bytes]) -> Book:
    """The first visible sheet of the workbook and what is needed to read it."""
    # openpyxl asks for defusedxml only if it finds it; reading without it is not safe.
    if not DEFUSEDXML:
        raise RuntimeError(f"openpyxl does not use defusedxml {defusedxml.__version__}")
    reader: Any = ExcelReader(file, read_only=True, data_only=True, keep_links=False)
    reader.read_manifest()
    reader.read_workbook()
    apply_stylesheet(reader.archive, reader.wb)
    for sheet, relation in reader.parser.find_sheets():
        if sheet.state == "visible" and relation.target in reader.valid_files and "chartsheet" not in relation.Type:
            return _book(reader, relation.target)
    raise WorkbookRefused(f"工作簿里没有可以读取的工作表。{SAVE_AGAIN}")


def _book(reader: Any, sheet: str) -> Book:
    strings, book = list(_strings(reader)), reader.wb
    return Book(reader.archive, sheet, strings, book._date_formats, book._timedelta_formats, book.epoch)


def _strings(reader: Any) -> Iterator[str]:
    """The shared texts, in order; readings of Japanese characters (rPh) are not part of a text."""
    found = reader.package.find(SHARED_STRINGS)
    if found is None:
        return
    with reader.archive.open(found.PartName[1:]) as part:
        texts = _Texts()
        for _ in walk(part, texts.start, texts.end, texts.text):
            yield from texts.taken()


class _Texts:
    def __init__(self) -> None:
        self.done: list[str] = []
        self.parts: list[str] = []
        self.size, self.taking, self.aside = 0, False, False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "si":
            self.parts, self.size = [], 0
        elif tag == "rPh":
            self.aside = True
        elif tag == "t":
            self.taking = not self.aside

    def end(self, tag: str) -> None:
        if tag == "si":
            self.done.append("".join(self.parts))
        elif tag == "rPh":
            self.aside = False
        elif tag == "t":
            self.taking = False

    def text(self, data: str) -> None:
        if self.taking and self.size <= LONGEST:
            self.parts.append(data)
            self.size += len(data)

    def taken(self) -> list[str]:
        done, self.done = self.done, []
        return done
