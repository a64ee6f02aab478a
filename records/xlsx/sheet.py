"""What a sheet in the office's own layout looks like, declared beside the ledger."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["text", "int", "number", "date", "datetime", "money"]

HOUSE_FOOT = ("填表人", "审核人", "负责人")
WIDTHS: dict[str, float] = {"text": 14, "int": 6, "number": 7, "date": 12, "datetime": 17, "money": 12}
MAX_SHEET_ROWS = 1_048_576


@dataclass(frozen=True)
class Sheet:
    """The printed frame: title on top, places for signatures below; one page wide, A4 or, where it must be, A3.

    ``foot`` is who signs the whole ledger, ``signatures`` who signs a single record on paper of its own: the minutes
    of one meeting are signed by 主持人 and 记录人, the list of all meetings never is.
    """

    title: str
    signatures: tuple[str, ...] = HOUSE_FOOT
    landscape: bool = True
    foot: tuple[str, ...] = HOUSE_FOOT


@dataclass(frozen=True)
class Head:
    """One column: its printed head, what its cells hold, and how broad it may become where it holds sentences.

    The width follows from the content (records/xlsx/fitting); ``width`` is in characters of western text.
    """

    label: str
    width: float = 0
    kind: Kind = "text"

    @property
    def breadth(self) -> float:
        return self.width or max(WIDTHS[self.kind], 2.2 * len(self.label) + 2)


def title_of(whose: str, title: str, period: str = "") -> str:
    """甲临时党支部 + 临时党支部台账 + 2026年 → 甲临时党支部台账（2026年）: what both say is said once."""
    same = next((n for n in range(min(len(whose), len(title)), 1, -1) if whose.endswith(title[:n])), 0)
    return f"{whose}{title[same:]}{f'（{period}）' if period else ''}"


ORDINAL = Head("序号", width=6, kind="int")


@dataclass(frozen=True)
class Frame:
    """What stands around the rows of one print: whose ledger, of which time, under which filter, by whom, until when.

    ``title`` replaces the sheet's where it says more; ``about`` is the filter in words.
    """

    unit_line: str
    as_of: date
    title: str = ""
    about: str = ""
