"""Excel out and in: the office's own layout, formula-safe and streamed; import templates; the careful reader.

A caller hands over rows, mostly from a server-side cursor over ``visible_to``; nothing here asks the database.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from records.xlsx.fitting import SAMPLE, fit
from records.xlsx.guard import WorkbookRefused
from records.xlsx.reading import read_rows
from records.xlsx.sheet import MAX_SHEET_ROWS, ORDINAL, Frame, Head, Sheet
from records.xlsx.shell import FIRST, Poured, shell
from records.xlsx.stream import write
from records.xlsx.template import Blank, template_xlsx
from records.xlsx.values import Doubtful

__all__ = [
    "ORDINAL",
    "Blank",
    "Doubtful",
    "Frame",
    "Head",
    "Sheet",
    "TooManyRows",
    "WorkbookRefused",
    "read_rows",
    "template_xlsx",
    "write_xlsx",
]

MOST_ROWS = MAX_SHEET_ROWS - FIRST - 2
LEVEL = 2  # of deflate: four times faster than the usual 6, files a fifth larger


class TooManyRows(Exception):
    """More rows than one Excel sheet can hold; the message is for the person."""


def write_xlsx(
    target: str | Path | IO[bytes],
    *,
    sheet: Sheet,
    heads: Sequence[Head],
    rows: Iterable[Sequence[object]],
    frame: Frame,
) -> int:
    """Write the workbook and return the number of rows.

    Each row has one value for each head. Widths and paper follow from the first rows. Raises :class:`TooManyRows`.
    """
    source = iter(rows)
    sample = list(islice(source, SAMPLE))
    layout = fit(sheet, heads, sample)

    def drawn(poured: Poured) -> ZipFile:
        return ZipFile(shell(sheet, heads, frame, layout, poured))

    with ZipFile(target, "w", ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        return write(archive, drawn, heads, layout, _bounded(chain(sample, source)))


def _bounded(rows: Iterable[Sequence[object]]) -> Iterable[Sequence[object]]:
    source = iter(rows)
    yield from islice(source, MOST_ROWS)
    for _ in source:
        raise TooManyRows(f"要导出的记录超过 {MOST_ROWS} 行，一张 Excel 表放不下。请先用筛选条件缩小范围，分几次导出。")
