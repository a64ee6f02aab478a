"""Where a column of a ledger stands, said beside the column.

A ledger names its columns once, in the order of the office's sheet. A column without a mark stands everywhere: in the
table and 列设置, on the sheet, and within a ``section`` on the record's page. The marks say what deviates:

    columns = (
        section("问题", hidden("source", "found_on"), Column("problem", link=True), page_only("item")),
        section("整改", off_table(Column("measures", width=32)), "leader"),
        off_sheet("state"),
        sheet_only("files_text"),
    )

What stands elsewhere on the sheet than on the screen is two lines, each with its mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from records.ledger.columns import Column

Line = str | Column | tuple[Column, ...]  # a path, a column, or what one of the marks below gives


def section(title: str, *lines: Line) -> tuple[Column, ...]:
    """A block of the record's page; blocks of one title are one. Without any, the page shows all of 列设置."""
    return tuple(replace(one, section=title) for one in flat(lines))


def hidden(*lines: Line) -> tuple[Column, ...]:
    """In the table only for those who choose it in 列设置."""
    return tuple(replace(one, shown=False) for one in flat(lines))


def off_table(*lines: Line) -> tuple[Column, ...]:
    """Neither in the table nor in 列设置, as texts that would fill it."""
    return tuple(replace(one, shown=False, offered=False) for one in flat(lines))


def off_page(*lines: Line) -> tuple[Column, ...]:
    """Not on the record's page, though it stands among the columns of a section."""
    return tuple(replace(one, paged=False) for one in flat(lines))


def off_sheet(*lines: Line) -> tuple[Column, ...]:
    return tuple(replace(one, printed=False) for one in flat(lines))


def table_only(*lines: Line) -> tuple[Column, ...]:
    return off_page(*off_sheet(*lines))


def page_only(*lines: Line) -> tuple[Column, ...]:
    return off_table(*off_sheet(*lines))


def sheet_only(*lines: Line) -> tuple[Column, ...]:
    return off_table(*off_page(*lines))


def flat(lines: Iterable[Line]) -> Iterator[Column]:
    """The columns one by one."""
    for line in lines:
        if isinstance(line, str):
            yield Column(line)
        elif isinstance(line, Column):
            yield line
        else:
            yield from line
