"""How well duties were met, measured on the time a branch really lived (MT-14, MT-15), never on a fixed year.

One definition for every page, list and file: what counts is :meth:`ObligationQuerySet.in_rates`; each rule has its own
rate, and the rate of several rules is the mean of theirs, so that ten rows of one yearly rule weigh no more than the
six months of a monthly one. To be compared with a slow recount: :func:`of`, :func:`by`, :func:`of_month`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count
from django.utils import timezone

from reminders.obligations.models import ObligationQuerySet
from reminders.obligations.states import State, met, rows_in

Judged = tuple[int, int, int]  # of one rule: on time, made up, missed


# "waiting" is a column of a duty already, so that the count bears another name.
JUDGED = {
    "on_time": State.ON_TIME, "late": State.LATE, "missed": State.OVERDUE, "exempt": State.EXEMPT,
    "handed_in": State.WAITING,
}  # fmt: skip


@dataclass(frozen=True)
class Rates:
    """Counts of duties whose time is over; ``rate`` in per cent, None when nothing was asked.

    What waits for its reviewer is not judged yet; what was let off is not asked.
    """

    on_time: int = 0
    late: int = 0
    missed: int = 0
    exempt: int = 0
    handed_in: int = 0
    rules: tuple[Judged, ...] = ()

    @property
    def asked(self) -> int:
        return self.on_time + self.late + self.missed

    @property
    def rate(self) -> float | None:
        """规范执行率: on time or made up, of what was asked; of each rule first, then the mean over the rules."""
        return mean([(on_time + late, on_time + late + missed) for on_time, late, missed in self.rules])

    @property
    def punctual(self) -> float | None:
        """按期率: on time, of what was asked; likewise."""
        return mean([(on_time, on_time + late + missed) for on_time, late, missed in self.rules])


def mean(rules: list[tuple[int, int]]) -> float | None:
    """(met, asked) of each rule → the mean of their rates in per cent; None when no rule asked anything."""
    shares = [met / asked for met, asked in rules if asked]
    return round(100 * sum(shares) / len(shares), 1) if shares else None


def of(rows: ObligationQuerySet, today: date | None = None) -> Rates:
    """One query over obligations the caller has narrowed (visible_to, unit, focus, span of time)."""
    lines = rows.in_rates().order_by().values("rule").annotate(**_counts(today))
    return _summed([dict(line) for line in lines])


def by(rows: ObligationQuerySet, column: str, today: date | None = None) -> dict[object, Rates]:
    """The same for each value of a column, for example ``unit`` or ``rule__focus``. One query."""
    lines: dict[object, list[dict[str, Any]]] = defaultdict(list)
    for line in rows.in_rates().order_by().values(column, "rule").annotate(**_counts(today)):
        lines[line[column]].append(dict(line))
    return {value: _summed(found) for value, found in lines.items()}


def _counts(today: date | None) -> dict[str, Count]:
    """Fulfilled ones count as soon as they are; open ones once they are red."""
    day = today or timezone.localdate()
    return {name: Count("pk", filter=rows_in(state, day)) for name, state in JUDGED.items()}


def _summed(lines: list[dict[str, Any]]) -> Rates:
    totals = {name: sum(line[name] for line in lines) for name in JUDGED}
    return Rates(**totals, rules=tuple((line["on_time"], line["late"], line["missed"]) for line in lines))


@dataclass(frozen=True)
class Month:
    """What falls due in one month, as the month matrix counts it."""

    asked: int
    done: int
    rate: float | None


def of_month(rows: ObligationQuerySet, today: date | None = None) -> Month:
    """Regular duties of running organisations that fall due in the month of that day. One query."""
    day = today or timezone.localdate()
    due = rows.of_running().in_rates().filter(due_on__year=day.year, due_on__month=day.month)
    lines = [
        (line["met"], line["asked"])
        for line in due.order_by()
        .values("rule")
        .annotate(met=Count("pk", filter=met(day)), asked=Count("pk", filter=~rows_in(State.EXEMPT, day)))
    ]
    return Month(sum(asked for _, asked in lines), sum(done for done, _ in lines), mean(lines))
