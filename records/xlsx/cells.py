"""Values → the insides of cells, a column of some hundred rows at a time.

A column that holds what it says, which is nearly always, goes through a few calls that run in C and leaves its values
as they are, to be set into the row's pattern; anything else is looked at value by value. Whatever does not fit its
column's kind is written as text, never lost.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from django.utils import timezone

from records.xlsx.sheet import Kind
from records.xlsx.text import escaped, plain

EMPTY = "/>"
EPOCH = date(1900, 1, 1).toordinal() - 2  # Excel counts 1900-02-29 as a day; so do we, for dates after it
FIRST = date(1900, 3, 1)
UNIX_DAY = date(1970, 1, 1).toordinal() - EPOCH
EXACT = 10**15  # a number with more digits loses its last ones in Excel

Column = Sequence[Any]

# What stands before each value of a column, the values as text, what stands behind each.
Filled = tuple[str, Sequence[str], str]


def texts(column: Column) -> Filled:
    if plain(column):
        return ' t="inlineStr"><is><t>', column, "</t></is></c>"
    if plain(list(filter(None, column))):
        return "", [f' t="inlineStr"><is><t>{value}</t></is></c>' if value else EMPTY for value in column], ""
    return "", [text(value) for value in column], ""


def text(value: Any) -> str:
    if value is None or value == "":
        return EMPTY
    return f' t="inlineStr"><is><t xml:space="preserve">{escaped(shown(value))}</t></is></c>'


def shown(value: Any) -> str:
    """Dates as 2026-11-22, times as 2026-11-22 14:30 in local time, truth as 是 and 否, wherever they turn up."""
    if isinstance(value, bool):
        return "是" if value else "否"
    return f"{_local(value):%Y-%m-%d %H:%M}" if isinstance(value, datetime) else str(value)


def numbers(column: Column) -> Filled:
    if set(map(type, column)) in ({int}, {Decimal}) and min(column) > -EXACT and max(column) < EXACT:
        said = list(map(str, column))
        if "E" not in "".join(said):  # a Decimal may write itself as 1E+3
            return "><v>", said, "</v></c>"
    return "", [number(value) for value in column], ""


def number(value: Any) -> str:
    """An int, float or Decimal (yuan)."""
    if type(value) in (int, float, Decimal) and -EXACT < value < EXACT:
        return f"><v>{value if type(value) is int else format(value, 'f')}</v></c>"
    return text(value)


@lru_cache(maxsize=20_000)
def day(value: Any) -> str:
    if type(value) is datetime:
        value = _local(value).date()
    if type(value) is date and value >= FIRST:
        return f"><v>{value.toordinal() - EPOCH}</v></c>"
    return text(value)


def days(column: Column) -> Filled:
    return "", list(map(day, column)), ""


def moment(value: Any) -> str:
    if type(value) is datetime and value.year > FIRST.year:
        local = _local(value)
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        return f"><v>{local.toordinal() - EPOCH}{_fraction(seconds)}</v></c>"
    return day(value)


def moments(column: Column) -> Filled:
    if set(map(type, column)) == {datetime} and None not in {value.tzinfo for value in column}:
        stamps = [int(value.timestamp()) for value in column]
        if min(stamps) >= 0:
            return "><v>", list(map(_serial, stamps)), "</v></c>"
    return "", list(map(moment, column)), ""


def _serial(stamp: int) -> str:
    """Excel's days and fraction of a day for seconds since 1970, in local time."""
    days, seconds = divmod(stamp + _ahead(stamp // 3600), 86400)
    return f"{days + UNIX_DAY}{_fraction(seconds)}"


@lru_cache(maxsize=86400)
def _fraction(seconds: int) -> str:
    return f"{seconds / 86400:.9f}"[1:]


@lru_cache(maxsize=20_000)
def _ahead(hour: int) -> int:
    """Seconds by which local time was ahead of UTC in that hour since 1970; asked once an hour, not once a cell."""
    offset = timezone.localtime(datetime.fromtimestamp(hour * 3600, UTC)).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _local(value: datetime) -> datetime:
    return timezone.localtime(value) if value.tzinfo else value


COLUMNS: dict[Kind, Callable[[Column], Filled]] = {
    "text": texts, "int": numbers, "number": numbers, "money": numbers, "date": days, "datetime": moments,
}  # fmt: skip
