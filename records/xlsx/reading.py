"""Rows out of a workbook from outside: one boundary, behind which anything may go wrong.

A file nobody vouches for makes a parser raise almost any exception (of 100 mutated files, 43 raised one that nobody
had thought of). Whatever comes out of it, people read one Chinese sentence.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from itertools import takewhile
from typing import IO

from records.xlsx.book import Book, opened
from records.xlsx.guard import SAVE_AGAIN, WorkbookRefused, check
from records.xlsx.rows import MOST_COLUMNS, Cells, rows
from records.xlsx.values import Value, meaning

logger = logging.getLogger(__name__)

NOTES = ("填写注意事项", "填写说明", "填表说明", "注：", "注意：", "说明：")
HEAD_SEARCH = 10  # the heads stand in one of the first rows, under a title and a unit line

Row = tuple[int, list[Value]]


def read_rows(file: IO[bytes], *, known: Collection[str] = (), most: int = 100_000) -> tuple[list[str], Iterator[Row]]:
    """The heads and an iterator of ``(row number, values)``, one value for each head; blank rows are left out.

    ``known`` heads help to find the row of heads. Row numbers are those Excel shows. Raises
    :class:`WorkbookRefused` here or while iterating. Columns right of the 200th are not read.
    """
    with boundary():
        check(file)
        book = opened(file)
        place, heads = _heads(book, known)
    return heads, _rows(book, place, len(heads), most)


@contextmanager
def boundary() -> Iterator[None]:
    """Everything that escapes becomes a :class:`WorkbookRefused`."""
    try:
        yield
    except (WorkbookRefused, GeneratorExit):
        raise
    except Exception as trouble:
        logger.info("workbook refused: %s", type(trouble).__name__)
        raise WorkbookRefused(f"文件已损坏，或者不是标准的 .xlsx 工作簿。{SAVE_AGAIN}") from trouble


def _heads(book: Book, known: Collection[str]) -> tuple[int, list[str]]:
    """The row number of the heads and the heads; the row with most known heads, else the first well-filled one."""
    top = [(number, _labels(cells)) for number, cells in takewhile(lambda row: row[0] <= HEAD_SEARCH, rows(book))]
    filled = [0 if labels and labels[0].startswith("填报单位") else sum(map(bool, labels)) for _, labels in top]
    if not any(filled):
        raise WorkbookRefused("第一张工作表是空的。请把表头放在最上面，数据从表头下一行开始填写。")
    hits = [len(set(labels) & set(known)) for _, labels in top]
    if any(hits):
        best = hits.index(max(hits))
    else:
        best = next(i for i, count in enumerate(filled) if count >= 0.6 * max(filled))
    if len(top[best][1]) > MOST_COLUMNS:
        raise WorkbookRefused(f"表格超过 {MOST_COLUMNS} 栏。请只保留要导入的栏目。")
    return top[best]


def _labels(cells: Cells) -> list[str]:
    """Head texts, without the mark of required columns and without empty columns at the end."""
    said = {column: "".join(str(meaning(raw) or "").split()).lstrip("*＊") for column, raw in cells.items()}
    last = max((column for column, label in said.items() if label), default=0)
    return [said.get(column, "") for column in range(1, last + 1)]


def _rows(book: Book, place: int, columns: int, most: int) -> Iterator[Row]:
    count, numbers = 0, range(1, columns + 1)
    with boundary():
        for number, cells in rows(book):
            if number <= place or not cells:
                continue
            values = [meaning(cells.get(column)) for column in numbers]
            if _says_nothing(values):
                continue
            count += 1
            if count > most:
                raise WorkbookRefused(f"数据超过 {most} 行。请分成几个文件，一次导入一个。")
            yield number, values


def _says_nothing(values: list[Value]) -> bool:
    """A blank row, the signature places below a printed table, or the note to the person who fills it in."""
    said = [value for value in values if value]
    if len(said) == 1 and isinstance(said[0], str) and said[0].startswith(NOTES):
        return True
    return all(isinstance(value, str) and value.endswith(("：", ":")) for value in said)
