"""提示: what the rules say about a branch in the making or at work: said, never decided by the machine."""

from __future__ import annotations

from dataclasses import dataclass

BLOCK, WARN, INFO = "block", "warn", "info"

_COLOURS = {BLOCK: "red", WARN: "yellow", INFO: "blue"}
_WORDS = {BLOCK: "不能提交", WARN: "请注意", INFO: "提示"}


@dataclass(frozen=True)
class Hint:
    """One remark. ``rule`` is its number in rules.md, ``clause`` the text it rests on."""

    rule: str
    severity: str
    text: str
    clause: str

    @property
    def colour(self) -> str:
        return _COLOURS[self.severity]

    @property
    def word(self) -> str:
        return _WORDS[self.severity]


def blocks(hints: list[Hint]) -> list[Hint]:
    return [hint for hint in hints if hint.severity == BLOCK]
