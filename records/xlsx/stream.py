"""Rows into the sheet XML of a shell, a few hundred at a time: memory stays flat however many there are."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import chain, islice, repeat
from typing import IO, Any
from zipfile import ZipFile

from records.xlsx.cells import COLUMNS, Column
from records.xlsx.fitting import Layout
from records.xlsx.measure import SEAM, encoded, halves, lines
from records.xlsx.sheet import Head
from records.xlsx.shell import FIRST, MOST_LINES, Poured, height_of

SHEET = "xl/worksheets/sheet1.xml"
CHUNK = 400  # rows

Row = Sequence[Any]


def split(sheet_xml: str) -> tuple[str, str, str]:
    """Sheet XML → all before the first data row, that row, all after it. The size of the table is left out."""
    begin = sheet_xml.index(f'<row r="{FIRST}"')
    end = sheet_xml.index("</row>", begin) + len("</row>")
    return re.sub(r"<dimension [^>]*/>", "", sheet_xml[:begin]), sheet_xml[begin:end], sheet_xml[end:]


def starts_of(first_row: str) -> list[tuple[str, str]]:
    """For each column what stands before and after the row's number, up to the value: styles as the shell has them."""
    found = re.findall(r'<c r="([A-Z]+)\d+" (s="\d+")', first_row)
    return [(f'<c r="{letter}', f'" {style}') for letter, style in found]


def tallest_of(columns: Sequence[Column], heads: Sequence[Head], layout: Layout, count: int) -> list[int]:
    """Lines of the tallest text of each row."""
    tallest = [1] * count
    for head, column, width in zip(heads, columns, layout.widths, strict=True):
        if head.kind == "text" and (needed := _lines(column, halves(width))):
            tallest = list(map(max, tallest, needed))
    return tallest


@lru_cache(maxsize=512)
def _height(count: int) -> str:
    return f' ht="{height_of(count):g}" customHeight="1"'


def _lines(column: Column, room: int) -> list[int]:
    """Lines of each text; nothing where all of them fit one."""
    try:
        whole = SEAM.join(column)
    except TypeError:  # not all of them are texts
        column = [value if value.__class__ is str else str(value or "") for value in column]
        whole = SEAM.join(column)
    breaks = "\n" in whole
    if max(map(len, column)) <= room // 2 and not breaks:
        return []
    texts = encoded(column)
    if breaks:
        return [lines(text, room) for text in texts]
    return [-(-len(text) // (room - 1)) if len(text) > room else 1 for text in texts]


def rendered(
    rows: Sequence[Row], heads: Sequence[Head], layout: Layout, starts: Sequence[tuple[str, str]], first: int
) -> tuple[str, int]:
    """XML of some hundred rows, of which the first has the number ``first``; and how many of them are cut off.

    Every piece of a row is a column of its own, constant or not, and one join runs over them all.
    """
    columns = list(zip(*rows, strict=True))
    if len(columns) != len(heads):
        raise ValueError(f"{len(heads)} heads, but rows of {len(columns)} values")
    numbers = list(map(str, range(first, first + len(rows))))
    tallest = tallest_of(columns, heads, layout, len(rows))
    pieces: list[Iterable[str]] = [repeat('<row r="'), numbers, repeat('"'), map(_height, tallest)]
    end = ">"
    for (before, after), head, column in zip(starts, heads, columns, strict=True):
        opening, values, closing = COLUMNS[head.kind](column)
        pieces += [repeat(end + before), numbers, repeat(after + opening), values]
        end = closing
    pieces.append(repeat(end + "</row>"))
    text = "".join(chain.from_iterable(zip(*pieces)))  # noqa: B905  # the constant pieces have no end
    return text, sum(count > MOST_LINES for count in tallest)


def pour(rows: Iterable[Row], heads: Sequence[Head], layout: Layout, first_row: str, out: IO[bytes]) -> Poured:
    """Write the rows."""
    source, count, cut, starts = iter(rows), 0, 0, starts_of(first_row)
    while chunk := list(islice(source, CHUNK)):
        text, more = rendered(chunk, heads, layout, starts, FIRST + count)
        out.write(text.encode())
        count, cut = count + len(chunk), cut + more
    return Poured(count, cut)


def write(
    target: ZipFile, drawn: Callable[[Poured], ZipFile], heads: Sequence[Head], layout: Layout, rows: Iterable[Row]
) -> int:
    """``drawn`` gives the shell: one for the top of the sheet, a second when the rows are counted."""
    head, first_row, _ = split(drawn(Poured(1)).read(SHEET).decode())
    # Opened by name, members get the archive's own level and no clock: the same rows give the same bytes.
    with target.open(SHEET, "w", force_zip64=True) as out:
        out.write(head.encode())
        poured = pour(rows, heads, layout, first_row, out)
        done = drawn(poured)
        out.write(split(done.read(SHEET).decode())[2].encode())
    for name in done.namelist():
        if name != SHEET:
            with target.open(name, "w") as part:
                part.write(done.read(name))
    return poured.rows
