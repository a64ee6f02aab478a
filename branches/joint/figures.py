"""共建汇总: how often with whom in which form, and what was solved, over whatever the reader may see."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, Sum

from branches.joint.models import JointBuilding
from organisation.units.models import Unit

FORMS = list(JointBuilding.Form)


@dataclass
class Line:
    """One partner over all branches that work with it, or the sum of all."""

    name: str
    address: str = ""  # the rows of the ledger that are counted in this line
    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(JointBuilding.Form.values, 0))
    people: int = 0
    problems: int = 0
    solved: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    @property
    def cells(self) -> list[tuple[str, int]]:
        return [(str(form.label), self.counts[form]) for form in FORMS]

    @property
    def links(self) -> list[tuple[str, int, str]]:
        """The same with the query that opens the rows."""
        return [(str(form.label), self.counts[form], f"{self.address}&form={form.value}") for form in FORMS]

    def add(self, row: Mapping[str, Any]) -> None:
        self.counts[row["form"]] += row["events"]
        self.people += row["people"] or 0
        self.problems += row["problems"]
        self.solved += row["settled"]


def by_partner(
    events: QuerySet[JointBuilding], year: int | None = None, unit: Unit | None = None
) -> tuple[list[Line], Line]:
    """Lines, the busiest partner first, and their sum; of one unit and what stands below it. One query."""
    if unit:
        events = events.filter(unit__path__startswith=unit.path)
    if year:
        events = events.filter(held_on__year=year)
    rows = events.filter(state=JointBuilding.State.DONE).order_by().values("partner__name", "form")
    counted = rows.annotate(
        events=Count("pk"),
        people=Sum("headcount"),
        problems=Count("pk", filter=~Q(problem="")),
        settled=Count("pk", filter=Q(solved=True)),
    )
    return _lines(cast(Iterable[Mapping[str, object]], counted), year, unit)


def _lines(rows: Iterable[Mapping[str, Any]], year: int | None, unit: Unit | None) -> tuple[list[Line], Line]:
    lines: dict[str, Line] = {}
    total = Line("合计", _address(year, unit))
    for row in rows:
        name = row["partner__name"]
        lines.setdefault(name, Line(name, _address(year, unit, partner_name=name))).add(row)
        total.add(row)
    return sorted(lines.values(), key=lambda line: (-line.total, line.name)), total


def _address(year: int | None, unit: Unit | None, **more: str) -> str:
    """A query of the ledger; a year is asked for by its first and last day."""
    days = {"held_on_after": f"{year}-01-01", "held_on_before": f"{year}-12-31"} if year else {}
    within = {"unit": unit.pk} if unit else {}
    return "?" + urlencode({"state": str(JointBuilding.State.DONE), **more, **days, **within})
