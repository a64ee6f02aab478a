"""Votes as a form or a phone sends them: ``vote-0-matter``, ``vote-0-yes``, ``vote-0-no``, ``vote-0-abstain`` …"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from education.activities.numbers import COMMITTEE_MAJORITY_OF, OF_PRESENT, word
from education.voting.models import Vote
from education.voting.quorum import Verdict, verdict

_NAME = re.compile(r"vote-(\d{1,3})-(matter|yes|no|abstain|important)")
MOST = 50
LONGEST_MATTER = 200


@dataclass(frozen=True)
class Ballot:
    """One row of the vote table as typed."""

    matter: str
    yes: int
    no: int
    abstain: int
    important: bool = False

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain


def read(data: Mapping[str, str], present_voting: int | None) -> tuple[list[Ballot], dict[int, str]]:
    """Rows in the order of their numbers, and what is wrong with a row by its place; rows left empty are skipped."""
    ballots: list[Ballot] = []
    wrong: dict[int, str] = {}
    for place, row in enumerate(rows(data)):
        try:
            ballot = _ballot(row)
        except ValueError as problem:
            wrong[place] = str(problem)
            continue
        if sentence := impossible(ballot, present_voting):
            wrong[place] = sentence
        ballots.append(ballot)
    return ballots, wrong


def control_of(place: int) -> str:
    """Id of the control on the page that a complaint about the row at this place leads to."""
    return f"vote-{place}-matter"


def rows(data: Mapping[str, str]) -> list[dict[str, str]]:
    """The vote rows of the data as typed, in order, without the empty ones; at most fifty."""
    found: dict[int, dict[str, str]] = {}
    for name in data:
        if match := _NAME.fullmatch(name):
            found.setdefault(int(match[1]), {})[match[2]] = str(data[name] or "").strip()
    return [found[place] for place in sorted(found) if any(found[place].values())][:MOST]


def _ballot(row: Mapping[str, str]) -> Ballot:
    matter = row.get("matter", "")
    if not matter:
        raise ValueError("有一行表决没有写明表决事项，请补上，不需要的行请删去。")
    if len(matter) > LONGEST_MATTER:
        raise ValueError(f"“{matter[:12]}…”的表决事项超过 {LONGEST_MATTER} 字，请写短一些。")
    yes, no, abstain = (_hands(matter, row.get(name, "")) for name in ("yes", "no", "abstain"))
    return Ballot(matter, yes, no, abstain, bool(row.get("important")))


def _hands(matter: str, text: str) -> int:
    if not text:
        return 0
    if not re.fullmatch(r"[0-9]{1,4}", text):
        raise ValueError(f"“{matter}”的票数要填数字，例如 6。")
    return int(text)


def impossible(ballot: Ballot, present_voting: int | None) -> str:
    """The sentence about a ballot that cannot be; '' for one that can."""
    if ballot.cast == 0:
        return f"“{ballot.matter}”还没有填写票数。"
    if present_voting is not None and ballot.cast > present_voting:
        return (
            f"“{ballot.matter}”的票数合计 {ballot.cast}，多于实到有表决权的 {present_voting} 人，请核对票数或到会情况。"
        )
    return ""


def judge(kind: str, expected: int | None, present: int | None, yes: int) -> Verdict:
    """The verdict with the settings in force."""
    of_present = word(COMMITTEE_MAJORITY_OF) == OF_PRESENT
    return verdict(kind, expected, present, yes, of_present=of_present)


def in_words(ballots: Iterable[Ballot | Vote], kind: str, expected: int | None, present: int | None) -> str:
    """表决情况, one line a matter: 一、…：同意 6 票，不同意 0 票，弃权 1 票（通过）."""
    lines = []
    for ballot in ballots:
        judged = judge(kind, expected, present, ballot.yes)
        ending = "" if judged.passed is None else f"（{judged.word}）"
        lines.append(f"{ballot.matter}：同意 {ballot.yes} 票，不同意 {ballot.no} 票，弃权 {ballot.abstain} 票{ending}")
    return "\n".join(lines)[:5000]
