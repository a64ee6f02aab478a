"""What a sheet in the office's own layout looks like, declared beside the ledger."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "int", "date", "datetime", "money"]

HOUSE_SIGNATURES = ("负责人（签名）", "填表人（签名）", "报出时间", "联系电话")
WIDTHS: dict[str, float] = {"text": 14, "int": 8, "date": 12, "datetime": 17, "money": 13}
WIDE = 16  # text columns broader than this hold sentences: they stand at the left, the others in the middle
MAX_SHEET_ROWS = 1_048_576


@dataclass(frozen=True)
class Sheet:
    """The printed frame: title on top, places for signatures below; A4, one page wide."""

    title: str
    signatures: tuple[str, ...] = ()
    landscape: bool = True

    @property
    def foot(self) -> tuple[str, ...]:
        """The signature places; a sheet that names none gets the usual ones of the office."""
        return self.signatures or HOUSE_SIGNATURES


@dataclass(frozen=True)
class Head:
    """One column: its printed head, its width in characters of western text, and what its cells hold."""

    label: str
    width: float = 0
    kind: Kind = "text"

    @property
    def breadth(self) -> float:
        return self.width or max(WIDTHS[self.kind], 2.2 * len(self.label) + 2)

    @property
    def align(self) -> str:
        if self.kind == "money":
            return "right"
        return "left" if self.kind == "text" and self.breadth > WIDE else "center"
