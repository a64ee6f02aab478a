"""May this meeting vote, and did the matter pass? Plain arithmetic over counts (rules MT-10, MT-11, MT-12)."""

from __future__ import annotations

from dataclasses import dataclass

from education.activities.kinds import DECIDING, Kind
from organisation.regulations import CLAUSES as WORDS
from organisation.regulations import quoted

ARTICLE_11 = f"{quoted('MT-10')}，{WORDS['MT-11'].words}"
ARTICLE_12 = quoted("MT-12")

CLAUSES = {Kind.MEMBER_ASSEMBLY: ARTICLE_11, Kind.COMMITTEE_MEETING: ARTICLE_12}
WHO = {Kind.MEMBER_ASSEMBLY: "有表决权", Kind.COMMITTEE_MEETING: "委员"}


@dataclass(frozen=True)
class Verdict:
    """What the arithmetic says. ``passed`` is None where nothing is decided or the base is not known."""

    passed: bool | None
    text: str
    clause: str = ""

    @property
    def word(self) -> str:
        return {True: "通过", False: "未通过", None: "不判定"}[self.passed]

    @property
    def colour(self) -> str:
        return {True: "green", False: "red", None: "gray"}[self.passed]


def half_are_there(expected: int, present: int) -> bool:
    """半数以上: half itself is enough. A meeting nobody was due at has no quorum."""
    return expected > 0 and present * 2 >= expected


def more_than_half(base: int, yes: int) -> bool:
    """超过半数: half itself is not enough."""
    return base > 0 and yes * 2 > base


def quorum(kind: str, expected: int | None, present: int | None) -> Verdict:
    """Whether the meeting may vote. ``expected`` and ``present`` count those with a vote."""
    if kind not in DECIDING:
        return Verdict(None, "这类活动不作表决决定，举手情况只作意见记录。")
    if expected is None or present is None:
        return Verdict(None, "没有登记有表决权的人数，无法判定到会是否达到半数。", CLAUSES[Kind(kind)])
    who = WHO[Kind(kind)]
    if half_are_there(expected, present):
        return Verdict(True, f"应到{who} {expected} 人，实到 {present} 人，达到半数，可以表决。", CLAUSES[Kind(kind)])
    return Verdict(False, f"应到{who} {expected} 人，实到 {present} 人，不足半数，不能表决。", CLAUSES[Kind(kind)])


def verdict(kind: str, expected: int | None, present: int | None, yes: int, *, of_present: bool = False) -> Verdict:
    """Whether a matter with ``yes`` hands passed; ``of_present`` changes the base of a committee's majority only."""
    allowed = quorum(kind, expected, present)
    if allowed.passed is None or expected is None or present is None:
        return allowed
    if not allowed.passed:
        return Verdict(False, f"{allowed.text.rstrip('。')}，表决无效。", allowed.clause)
    by_present = of_present and kind == Kind.COMMITTEE_MEETING
    base, due = (present, "实到") if by_present else (expected, "应到")
    passed = more_than_half(base, yes)
    ending = "超过半数，通过。" if passed else "没有超过半数，未通过。"
    return Verdict(passed, f"{due}{WHO[Kind(kind)]} {base} 人，赞成 {yes} 人，{ending}", allowed.clause)
