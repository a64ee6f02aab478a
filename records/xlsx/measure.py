"""How much room texts take, in halves: a Chinese character takes two, a western letter one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from records.xlsx.paper import BODY, UNIT

_HALF = BODY / 2 / UNIT  # units of width that a half takes
_PADDING = 1.2  # units beside the text
SEAM = "\0"  # stands in no text of a workbook
_UNBROKEN = re.compile(r"[（《“]?[!-~]+[）》”、，。；]?")


def size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("gbk", "replace"))


def breadth(halves: float) -> float:
    """Units of width that hold so many halves."""
    return round(halves * _HALF + _PADDING, 1)


def halves(units: float) -> int:
    """Halves that one line of so many units holds; an odd one is of no use to Chinese text."""
    return max(2, int((units - _PADDING) / _HALF + 0.01) // 2 * 2)


def encoded(column: Sequence[str]) -> list[bytes]:
    """The texts as bytes, one a half: a whole column in a few calls, which is what keeps an export quick."""
    texts = SEAM.join(column).encode("gbk", "replace").split(SEAM.encode()) if column else []
    return texts if len(texts) == len(column) else [text.encode("gbk", "replace") for text in column]


def lines(text: bytes, room: int) -> int:
    """Lines that the encoded text takes where one holds ``room`` halves.

    Punctuation that may not begin a line takes a character along, so that a line is seldom quite full.
    """
    return sum(-(-len(part) // (room - 1)) if len(part) > room else 1 for part in text.split(b"\n"))


def lines_of(text: str, room: int) -> int:
    return lines(text.encode("gbk", "replace"), room)


def unbroken(text: bytes) -> int:
    """The longest piece that must not be torn: a number, a date, a western word."""
    return max(map(size, _UNBROKEN.findall(text.decode("gbk"))), default=0)


def longest_line(text: bytes) -> int:
    return max(map(len, text.split(b"\n")))


def nearly_longest(sizes: Sequence[int]) -> int:
    """What nineteen of twenty do not exceed, so that one odd text does not shape the whole sheet."""
    return sorted(sizes)[int((len(sizes) - 1) * 0.95)] if sizes else 0


def texts(column: Iterable[Any]) -> list[bytes]:
    """The column's values as encoded texts, empty ones left out."""
    return encoded(list(map(str, filter(None, column))))
