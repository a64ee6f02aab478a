"""Widths from the content, and the paper on which they fit without the type becoming illegible.

Of some hundred rows each column says how little it can do with, what it would like and how much it can use. The first
paper that holds what they would like is taken: A4, then A4 a little tighter and tighter still, then A3. What does not
even fit an A3 goes onto pages beside one another, with the first columns repeated, rather than below the least type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from records.xlsx import measure
from records.xlsx.paper import A3, A4, A4_UPRIGHT, BODY, LEAST, Paper
from records.xlsx.sheet import WIDTHS, Head, Kind, Sheet

SAMPLE = 500  # rows that are looked at
MOST = 38  # halves beyond which a text column wraps, unless its head says more or its texts are very long
MANY_LINES = 12  # lines beyond which a column may become broader than usual
ENOUGH = 0.4  # share of what is wished beyond the least that is worth staying on A4
NAME = 8  # halves: four characters, a name
TIGHT, USUAL = ((8, 1), (24, 2), (48, 3), (96, 4), (200, 6), (500, 9)), ((10, 1), (30, 2), (66, 3), (150, 4), (400, 6))
TALLEST = {False: 9, True: 14}  # lines that are borne, usual and tight
HEAD_LINES = 3
WIDE = 16  # units from which a text column holds sentences


@dataclass(frozen=True)
class Demand:
    """Widths of one column in halves: the least, what it would like and that a little tighter, what it can use."""

    least: int
    tight: int
    good: int
    most: int


@dataclass(frozen=True)
class Layout:
    widths: tuple[float, ...]
    paper: Paper
    across: bool = False  # more than one page beside another

    @property
    def scale(self) -> float:
        return LEAST / BODY if self.across else self.paper.scale_for(sum(self.widths))

    @property
    def points(self) -> float:
        """Of the rows' type as printed."""
        return BODY * self.scale

    def align(self, place: int, kind: Kind) -> str:
        """Sentences stand at the left, amounts at the right, all else in the middle."""
        if kind == "money":
            return "right"
        return "left" if kind == "text" and self.widths[place] > WIDE else "center"


def fit(sheet: Sheet, heads: Sequence[Head], sample: Sequence[Sequence[Any]]) -> Layout:
    """The layout for these heads over rows like the sample."""
    if sample and len(sample[0]) != len(heads):
        raise ValueError(f"{len(heads)} heads, but rows of {len(sample[0])} values")
    columns: list[Sequence[Any]] = list(zip(*sample, strict=True)) if sample else [()] * len(heads)
    demands = [demand(head, column) for head, column in zip(heads, columns, strict=True)]
    upright = () if sheet.landscape else (A4_UPRIGHT,)
    return (
        _fitting(demands, [*((one, "good") for one in upright), (A4, "good"), (A4, "tight")])
        or _squeezed(demands, A4, ENOUGH)
        or _fitting(demands, [(A3, "good"), (A3, "tight")])
        or _squeezed(demands, A3)
        or Layout(tuple(measure.breadth(one.least) for one in demands), A3, across=True)
    )


def _fitting(demands: Sequence[Demand], tries: Sequence[tuple[Paper, str]]) -> Layout | None:
    """The first of these papers that holds what the columns wish."""
    for paper, wish in tries:
        wished = [getattr(one, wish) for one in demands]
        if _units(wished) <= paper.room():
            return Layout(_grown(demands, wished, paper), paper)
    return None


def demand(head: Head, column: Sequence[Any]) -> Demand:
    named = measure.size(head.label)
    least_head = max(4, -(-named // HEAD_LINES) + named // HEAD_LINES % 2)
    good_head = named if named <= 8 else max(8, -(-named // 4) * 2)
    if head.kind != "text":
        usual = measure.halves(WIDTHS[head.kind])
        longest = max(map(_shown, set(column)), default=0) if head.kind in ("int", "number", "money") else 0
        needed = max(usual, longest + 1)
        return Demand(max(needed, least_head), max(needed, least_head), max(needed, good_head), max(needed, good_head))
    return _text_demand(head, measure.texts(column), least_head, good_head)


def _shown(value: Any) -> int:
    """Halves of a number with its commas."""
    if isinstance(value, int):
        return len(str(value))
    return len(f"{value:,.2f}") if isinstance(value, Decimal | float) else 0


def _text_demand(head: Head, column: list[bytes], least_head: int, good_head: int) -> Demand:
    longest = max(map(measure.longest_line, set(column)), default=0)
    whole = min(24, max(map(measure.unbroken, set(column)), default=0)) + 1
    least = max(least_head, whole, min(NAME, longest))
    typical = measure.nearly_longest(list(map(len, column)))
    bound = max(measure.halves(head.width), MOST) if head.width else MOST
    if typical > bound * MANY_LINES:
        bound *= 2
    most = max(least, good_head, min(longest + 1, bound))
    tight = min(most, max(least, _wrapped(typical, TIGHT, tight=True)))
    good = min(most, max(least, good_head, _wrapped(typical, USUAL, tight=False)))
    return Demand(least, min(tight, good), good, most)


def _wrapped(typical: int, steps: tuple[tuple[int, int], ...], *, tight: bool) -> int:
    """Halves a line when a text of that size stands on as many lines as are fit for it."""
    count = next((count for up_to, count in steps if typical <= up_to), TALLEST[tight])
    line = -(-typical // count)
    return line + line % 2 + (2 if count > 1 else 0)


def _units(wished: Sequence[int]) -> float:
    return sum(map(measure.breadth, wished))


def _grown(demands: Sequence[Demand], wished: Sequence[int], paper: Paper) -> tuple[float, ...]:
    """Room that is left at full size goes to the columns that can use it, then to all texts alike."""
    widths, full = [measure.breadth(one) for one in wished], paper.room(BODY)
    wants = [measure.breadth(one.most) - width for one, width in zip(demands, widths, strict=True)]
    left, wanted = full - sum(widths), sum(wants)
    if left <= 0:
        return tuple(widths)
    share = min(1.0, left / wanted) if wanted else 0
    widths = [width + share * want for width, want in zip(widths, wants, strict=True)]
    stretch = min(1.6, full / sum(widths))
    return tuple(int(width * stretch * 10) / 10 for width in widths)


def _squeezed(demands: Sequence[Demand], paper: Paper, worth: float = 0) -> Layout | None:
    """Between the least and what is wished, if the paper holds at least the share that makes it worth while."""
    least, wished = [measure.breadth(one.least) for one in demands], [measure.breadth(one.tight) for one in demands]
    share = (paper.room() - sum(least)) / max(1, sum(wished) - sum(least))
    if not worth <= share:
        return None
    return Layout(tuple(int((a + share * (b - a)) * 10) / 10 for a, b in zip(least, wished, strict=True)), paper)
