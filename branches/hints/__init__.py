"""What the rules say about a branch in the making or at work: said, never decided by the machine."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

BLOCK, WARN, INFO = "block", "warn", "info"

REGULATION = "《中国共产党支部工作条例（试行）》"

_TONES = {BLOCK: "red", WARN: "yellow", INFO: "blue"}
_WORDS = {BLOCK: "不能提交", WARN: "请注意", INFO: "提示"}


@dataclass(frozen=True)
class Hint:
    """One remark. ``rule`` is its number in rules.md, ``clause`` the text it rests on."""

    rule: str
    severity: str
    text: str
    clause: str

    @property
    def tone(self) -> str:
        return _TONES[self.severity]

    @property
    def word(self) -> str:
        return _WORDS[self.severity]


def blocks(hints: list[Hint]) -> list[Hint]:
    return [hint for hint in hints if hint.severity == BLOCK]


def months_after(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month: 2026-08-31 + 6 is 2027-02-28."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
