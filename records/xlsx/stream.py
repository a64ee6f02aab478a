"""Rows into the sheet XML of a shell, a few hundred at a time: memory stays flat however many there are."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain, islice, repeat
from typing import IO, Any
from zipfile import ZipFile

from records.xlsx.cells import COLUMNS, Column
from records.xlsx.sheet import Head
from records.xlsx.shell import FIRST

SHEET = "xl/worksheets/sheet1.xml"
CHUNK = 400  # rows
HOUSE_HEIGHT = ' ht="22" customHeight="1"'

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


def heights(columns: Sequence[Column], heads: Sequence[Head], count: int) -> list[str]:
    """The house height where every text fits one line; elsewhere none, so that Excel makes room for all of it."""
    given = [HOUSE_HEIGHT] * count
    for head, column in zip(heads, columns, strict=True):
        if head.kind == "text":
            for place in _too_long(column, head.breadth):
                given[place] = ""
    return given


def _too_long(column: Column, wide: float) -> list[int]:
    """Places of the texts that need more than one line. A Chinese character takes the room of two western ones."""
    try:
        sizes, breaks = list(map(len, column)), "\n" in "".join(column)
    except TypeError:  # not all of them are texts
        return _too_long([value if value.__class__ is str else str(value or "") for value in column], wide)
    narrow = wide // 2
    if max(sizes) <= narrow and not breaks:
        return []
    return [
        place
        for place, size in enumerate(sizes)
        if (size > narrow and (size > wide or not column[place].isascii())) or (breaks and "\n" in column[place])
    ]


def rendered(rows: Sequence[Row], heads: Sequence[Head], starts: Sequence[tuple[str, str]], first: int) -> str:
    """XML of some hundred rows, of which the first has the number ``first``.

    Every piece of a row is a column of its own, constant or not, and one join runs over them all.
    """
    columns = list(zip(*rows, strict=True))
    if len(columns) != len(heads):
        raise ValueError(f"{len(heads)} heads, but rows of {len(columns)} values")
    numbers = list(map(str, range(first, first + len(rows))))
    pieces: list[Iterable[str]] = [repeat('<row r="'), numbers, repeat('"'), heights(columns, heads, len(rows))]
    end = ">"
    for (before, after), head, column in zip(starts, heads, columns, strict=True):
        opening, values, closing = COLUMNS[head.kind](column)
        pieces += [repeat(end + before), numbers, repeat(after + opening), values]
        end = closing
    pieces.append(repeat(end + "</row>"))
    return "".join(chain.from_iterable(zip(*pieces)))  # noqa: B905  # the constant pieces have no end


def pour(rows: Iterable[Row], heads: Sequence[Head], first_row: str, out: IO[bytes]) -> int:
    """Write the rows; returns how many there were."""
    source, count, starts = iter(rows), 0, starts_of(first_row)
    while chunk := list(islice(source, CHUNK)):
        out.write(rendered(chunk, heads, starts, FIRST + count).encode())
        count += len(chunk)
    return count


def write(target: ZipFile, drawn: Callable[[int], ZipFile], heads: Sequence[Head], rows: Iterable[Row]) -> int:
    """``drawn(n)`` gives the shell for n rows: one for the top of the sheet, a second when the rows are counted."""
    head, first_row, _ = split(drawn(1).read(SHEET).decode())
    # Opened by name, members get the archive's own level and no clock: the same rows give the same bytes.
    with target.open(SHEET, "w", force_zip64=True) as out:
        out.write(head.encode())
        count = pour(rows, heads, first_row, out)
        done = drawn(count)
        out.write(split(done.read(SHEET).decode())[2].encode())
    for name in done.namelist():
        if name != SHEET:
            with target.open(name, "w") as part:
                part.write(done.read(name))
    return count
