"""Organisation life by the hundred thousand: round after round, every branch logs something, four years long.

Rows carry no roll-call; the month summary is counted on the way and stored with them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count as counting
from itertools import groupby
from random import Random
from typing import Any

from django.utils import timezone

from accounts.models.user import User
from branches.demo.sites import PLACES
from education.activities.demo_words import STUDY_THEMES
from education.activities.kinds import Kind
from education.activities.models import Activity
from education.months.counting import month_of
from education.months.models import ActivityMonth, BranchMonth
from organisation.demo.dice import at, dice, key
from portal.demo.large_branches import FOUNDED, MEMBERS
from portal.demo.pour import next_key, pour

KINDS = [(kind.value, kind.label) for kind in Kind]
RECENT = 14  # days of which a quarter still waits for review
S = Activity.State

COLUMNS = (
    "id", "unit_id", "kind", "name", "theme", "held_on", "starts_at", "ends_at", "period", "place", "present",
    "leave_count", "state", "submitted_at", "reviewed_at", "late", "counted_in_id",
)  # fmt: skip
CELL_COLUMNS = ("id", "unit_id", "month", "kind", "approved", "late", "expected", "present")

Slot = tuple[date, int, int]  # day, number within the round, round


def build(units: list[int], count: int, tell: Callable[[str], object]) -> None:
    """One COPY a month for the activities, one for their cells."""
    draw, keys, template = dice("large"), counting(next_key(ActivityMonth)), _template()
    made = 0
    for month, slots in groupby(_slots(len(units), count), key=lambda slot: month_of(slot[0])):
        cells = Cells(month, keys)
        rows = [_row(draw, cells, units, slot) for slot in slots]
        pour(ActivityMonth(), CELL_COLUMNS, cells.rows())
        pour(BranchMonth(month=month), ("unit_id", "approved", "late"), cells.totals())
        pour(template, COLUMNS, rows)
        made += len(rows)
        tell(f"{month:%Y-%m}：组织生活 {made} 次")


class Cells:
    """The month summary of one month, growing."""

    def __init__(self, month: date, keys: Iterator[int]) -> None:
        self.month, self.keys = month, keys
        self.found: dict[tuple[int, str], list[int]] = {}  # unit, kind → key, approved, late, expected, present

    def add(self, unit: int, kind: str, present: int, *, late: bool) -> int:
        """Count one approved activity; returns the key of its cell."""
        if (unit, kind) not in self.found:
            self.found[unit, kind] = [next(self.keys), 0, 0, 0, 0]
        cell = self.found[unit, kind]
        cell[1:] = cell[1] + 1, cell[2] + late, cell[3] + MEMBERS, cell[4] + present
        return cell[0]

    def rows(self) -> Iterator[tuple[Any, ...]]:
        for (unit, kind), (pk, *sums) in self.found.items():
            yield (pk, unit, self.month, kind, *sums)

    def totals(self) -> Iterator[tuple[int, int, int]]:
        """Approved and late of all kinds together."""
        added: dict[int, tuple[int, int]] = {}
        for (unit, _), (_, approved, late, *_) in self.found.items():
            before = added.get(unit, (0, 0))
            added[unit] = before[0] + approved, before[1] + late
        for unit, sums in added.items():
            yield (unit, *sums)


def _slots(branches: int, count: int) -> Iterator[Slot]:
    """Day by day up to yesterday: the rounds lie evenly over the years."""
    days = (timezone.localdate() - FOUNDED).days - 1
    for number in range(count):
        yield FOUNDED + timedelta(days=1 + number * days // count), number % branches, number // branches


def _row(draw: Random, cells: Cells, units: list[int], slot: Slot) -> tuple[Any, ...]:
    day, place_in_round, turn = slot
    unit, (kind, label) = units[place_in_round], KINDS[(place_in_round + turn) % len(KINDS)]
    number = place_in_round + turn * 7
    begins, ends = at(day, 8 + number % 9), at(day, 10 + number % 9)
    absent, late, waits = number % 3, number % 40 == 0, number % 4 == 0
    recent = (timezone.localdate() - day).days <= RECENT
    approved = not (recent and waits)
    submitted = begins + timedelta(days=9 if late else 1)
    return (
        key(draw), unit, kind, label, STUDY_THEMES[number % len(STUDY_THEMES)], day, begins, ends,
        f"{begins:%Y-%m-%d %H:%M} 至 {ends:%H:%M}", PLACES[number % len(PLACES)], MEMBERS - absent, absent,
        S.APPROVED.value if approved else S.SUBMITTED.value, submitted, submitted if approved else None, late,
        cells.add(unit, kind, MEMBERS - absent, late=late) if approved else None,
    )  # fmt: skip


def _template() -> Activity:
    return Activity(
        host_name="李建军",
        recorder_name="张雪",
        content="传达学习有关文件，讨论现场工作，明确下一步安排。",
        has_roll=False,
        expected=MEMBERS,
        expected_voting=MEMBERS - 1,
        author=User.objects.order_by("pk").first(),
    )
