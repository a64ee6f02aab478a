"""How well duties were met, measured on the time a branch really lived (MT-14, MT-15), never on a fixed year."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from django.utils import timezone

from reminders.obligations.colours import count_red
from reminders.obligations.models import Obligation, ObligationQuerySet

_O = Obligation.Outcome


@dataclass(frozen=True)
class Rates:
    """Counts of duties whose time is over; ``rate`` in per cent, None when nothing was asked."""

    on_time: int = 0
    late: int = 0
    missed: int = 0
    exempt: int = 0

    @property
    def asked(self) -> int:
        return self.on_time + self.late + self.missed

    @property
    def rate(self) -> float | None:
        """规范执行率: on time or made up, of what was asked."""
        return round(100 * (self.on_time + self.late) / self.asked, 1) if self.asked else None

    @property
    def punctual(self) -> float | None:
        """按期率: on time, of what was asked."""
        return round(100 * self.on_time / self.asked, 1) if self.asked else None


def _counts(day: date) -> dict[str, Count]:
    """Fulfilled ones count as soon as they are; open ones once they are red."""
    return {
        "on_time": Count("pk", filter=Q(outcome=_O.ON_TIME)),
        "late": Count("pk", filter=Q(outcome=_O.LATE)),
        "missed": count_red(day),
        "exempt": Count("pk", filter=Q(outcome=_O.EXEMPT)),
    }


def of(rows: ObligationQuerySet, today: date | None = None) -> Rates:
    """One query over obligations the caller has narrowed (visible_to, unit, focus, span of time)."""
    return Rates(**rows.in_periods().aggregate(**_counts(today or timezone.localdate())))


def by(rows: ObligationQuerySet, column: str, today: date | None = None) -> dict[object, Rates]:
    """The same for each value of a column, for example ``unit`` or ``rule__focus``. One query."""
    counted = rows.in_periods().order_by().values(column).annotate(**_counts(today or timezone.localdate()))
    return {row.pop(column): Rates(**row) for row in counted}


@dataclass(frozen=True)
class Month:
    """What falls due in one month, as the month matrix counts it."""

    asked: int
    done: int

    @property
    def rate(self) -> int | None:
        return round(100 * self.done / self.asked) if self.asked else None


def of_month(rows: ObligationQuerySet, today: date | None = None) -> Month:
    """Regular duties of running organisations that fall due in the month of that day. One query."""
    day = today or timezone.localdate()
    due = rows.of_running().in_periods().filter(due_on__year=day.year, due_on__month=day.month)
    asked = due.exclude(outcome=_O.EXEMPT)
    return Month(**asked.aggregate(asked=Count("pk"), done=Count("pk", filter=~Q(outcome=_O.OPEN))))
