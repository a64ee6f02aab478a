"""Paper and type: how much fits a page, and how small the type may become on it."""

from __future__ import annotations

from dataclasses import dataclass

POINTS_PER_MM = 72 / 25.4
SIDE_MARGIN = 0.4  # inches at either side
UNIT = 5.25  # points of one unit of column width: seven pixels of the book's own font
BODY = 11.0  # points of the rows' type
LEAST = 8.0  # points below which nothing is printed
ROUNDING = 0.98  # printers and programs round each column to whole dots


@dataclass(frozen=True)
class Paper:
    """One sheet of paper as it lies. ``code`` is Excel's number for it."""

    name: str
    code: int
    breadth: float  # millimetres
    landscape: bool

    @property
    def points(self) -> float:
        """Breadth between the margins."""
        return self.breadth * POINTS_PER_MM - 2 * SIDE_MARGIN * 72

    def scale_for(self, units: float) -> float:
        """By how much columns of so many units are drawn smaller to fit; never larger than they are."""
        return min(1.0, self.points * ROUNDING / (units * UNIT))

    def room(self, points: float = LEAST) -> float:
        """Units that fit while the type stays that large."""
        return self.points * ROUNDING / UNIT * BODY / points


A4, A4_UPRIGHT = Paper("a4", 9, 297, True), Paper("a4-upright", 9, 210, False)
A3 = Paper("a3", 8, 420, True)
