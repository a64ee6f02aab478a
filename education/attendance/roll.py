"""The roll-call: reading it from what a form or a phone sends, and the counts that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from education.attendance.models import Attendance
from education.attendance.roster import RosterRow
from organisation.people.models import Person

Status = Attendance.Status
LONGEST_REASON = 100


@dataclass(frozen=True)
class RollLine:
    """One person's line as it is going to be stored."""

    person: Person
    status: str
    reason: str
    voting: bool

    @property
    def is_expected(self) -> bool:
        return self.status in Attendance.EXPECTED


@dataclass(frozen=True)
class Counts:
    """The four counts of a meeting, and those who were missing."""

    expected: int
    expected_voting: int
    present: int
    present_voting: int
    leave_count: int
    absent_count: int


def count(lines: Iterable[RollLine]) -> Counts:
    due = [line for line in lines if line.is_expected]
    there = [line for line in due if line.status == Status.PRESENT]
    return Counts(
        expected=len(due),
        expected_voting=sum(line.voting for line in due),
        present=len(there),
        present_voting=sum(line.voting for line in there),
        leave_count=sum(line.status == Status.LEAVE for line in due),
        absent_count=sum(line.status == Status.ABSENT for line in due),
    )


def read(data: Mapping[str, str], rows: Sequence[RosterRow]) -> tuple[list[RollLine], dict[UUID, str]]:
    """Lines for the people of the roster from ``roll-<person>`` and ``reason-<person>``, and what is wrong with whose.

    People outside the roster are not read, whatever the request says.
    """
    lines: list[RollLine] = []
    problems: dict[UUID, str] = {}
    for row in rows:
        line, problem = _line(data, row)
        if line:
            lines.append(line)
        if problem:
            problems[row.key] = problem
    return lines, problems


def _line(data: Mapping[str, str], row: RosterRow) -> tuple[RollLine | None, str]:
    status = str(data.get(f"roll-{row.key}") or "")
    reason = str(data.get(f"reason-{row.key}") or "").strip()[:LONGEST_REASON]
    if not row.expected:
        seen = status == Status.OBSERVER
        return (RollLine(row.person, status, "", False) if seen else None), ""
    if status not in Attendance.EXPECTED:
        return None, f"请选择{row.person.name}是到会、请假还是缺席。"
    if status == Status.ABSENT and not reason:
        return None, f"请填写{row.person.name}缺席的原因。"
    return RollLine(row.person, status, "" if status == Status.PRESENT else reason, row.voting), ""


def absences(lines: Iterable[RollLine]) -> str:
    """缺席人员及原因, as the printed ledger has it: 陈晓东（请假：出差）、周倩（缺席：病假）."""
    missing = [line for line in lines if line.status in (Status.LEAVE, Status.ABSENT)]
    return "、".join(f"{line.person.name}（{_why(line)}）" for line in missing)[:2000]


def _why(line: RollLine) -> str:
    label = Status(line.status).label
    return f"{label}：{line.reason}" if line.reason else str(label)


def observers(lines: Iterable[RollLine], guests: str) -> str:
    """列席人员: those of the branch who sat in, then the guests from outside."""
    names = [line.person.name for line in lines if line.status == Status.OBSERVER]
    return "、".join([*names, guests.strip()] if guests.strip() else names)[:600]
