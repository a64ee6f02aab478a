"""A table on paper from the browser: with the widths, the paper and the size of type of the sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from records.exports import ORDINAL, Head, Sheet
from records.values import show
from records.xlsx.fitting import SAMPLE, Layout, fit


@dataclass(frozen=True)
class Line:
    """One row; a ``heading`` stands above others and fills the row, a ``total`` below them."""

    cells: Sequence[object]
    heading: str = ""
    total: bool = False


@dataclass(frozen=True)
class Place:
    """One column: its head, its share of the breadth in per cent, how its cells stand."""

    label: str
    share: str
    align: str


@dataclass(frozen=True)
class Drawn:
    """A line as it is printed: (text, how it stands) of each cell."""

    cells: list[tuple[str, str]]
    heading: str
    total: bool


@dataclass(frozen=True)
class PaperTable:
    columns: list[Place]
    rows: list[Drawn]
    page: str  # which paper: a4, a4-upright, a3
    size: int  # of the type, in whole points

    @property
    def count(self) -> int:
        return len(self.columns)


def paper_table(sheet: Sheet, heads: Sequence[Head], lines: Sequence[Line]) -> PaperTable:
    """Of lines whose cells are raw values; each counts itself, headings and totals do not."""
    heads, numbered = [ORDINAL, *heads], _numbered(lines)
    sample = [line.cells for line in numbered if not line.heading][:SAMPLE]
    layout = fit(sheet, heads, sample)
    places = _places(heads, layout)
    aligns = [place.align for place in places]
    rows = [
        Drawn(list(zip(map(_text, line.cells), aligns, strict=False)), line.heading, line.total) for line in numbered
    ]
    return PaperTable(places, rows, layout.paper.name, int(layout.points))


def _numbered(lines: Sequence[Line]) -> list[Line]:
    number, found = 0, []
    for line in lines:
        plain = not (line.heading or line.total)
        number += plain
        cells = [number if plain else None, *line.cells]
        found.append(Line(cells, line.heading, line.total))
    return found


def _places(heads: Sequence[Head], layout: Layout) -> list[Place]:
    whole = sum(layout.widths)
    return [
        Place(head.label, f"{100 * width / whole:.2f}", layout.align(place, head.kind))
        for place, (head, width) in enumerate(zip(heads, layout.widths, strict=True))
    ]


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal) and value == value.to_integral_value():
        return f"{value:,.0f}"
    return show(value)
