"""Lights of branches, units and focuses: counted by the database from dates, so they are never stale."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import CharField, Exists, ExpressionWrapper, F, Min, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from organisation.access import Access, access_of
from organisation.powers import AT_WORK, Power
from organisation.scope import units_for
from organisation.units.models import Unit
from records import scope
from reminders.lights.gaps import NAMED, Reader, in_words
from reminders.lights.messages import Explained, explain
from reminders.obligations import deadlines, fulfilments
from reminders.obligations.colours import count_red, count_yellow, worst
from reminders.obligations.models import Obligation
from reminders.recomputing import missing
from reminders.recomputing.missing import Gap
from reminders.rules.models import Rule, RuleVersion

if TYPE_CHECKING:
    from accounts.models.user import User
    from reminders.obligations.models import ObligationQuerySet

WORST = 6
LIGHTS = ("red", "yellow", "green")
_UNITS_ABOVE = Unit.objects.filter(kind=Unit.Kind.UNIT).alias(below=ExpressionWrapper(OuterRef("path"), CharField()))
STANDS_BELOW_NO_UNIT = ~Exists(_UNITS_ABOVE.filter(below__startswith=F("path")))


@dataclass
class Summary:
    """Branches by their worst light, and the worst of them with their reasons."""

    red: int
    yellow: int
    green: int
    worst: list[BranchReason] = field(default_factory=list)

    @property
    def more(self) -> int:
        """Branches with a light that are not named."""
        return self.red + self.yellow - len(self.worst)


@dataclass(frozen=True)
class BranchReason:
    """A branch that burns: how many duties of each colour, and the one that burns longest."""

    unit: Unit
    red: int
    yellow: int
    first: Explained

    @property
    def light(self) -> str:
        return worst(self.red, self.yellow)

    @property
    def more(self) -> int:
        """Further ones of the colour it shows."""
        return (self.red or self.yellow) - 1


@dataclass
class UnitLight:
    """Counts of one organisation (for a unit: of all branches below it)."""

    unit: Unit
    red: int = 0
    yellow: int = 0
    focuses: dict[str, str] = field(default_factory=dict)

    @property
    def light(self) -> str:
        return worst(self.red, self.yellow)

    @property
    def by_focus(self) -> list[tuple[str, str]]:
        """(label of the focus, light)."""
        return [(Rule.Focus(code).label, light) for code, light in self.focuses.items()]


def current(user: scope.Asker, today: date | None = None) -> ObligationQuerySet:
    """What burns for this person: of running organisations, due not longer ago than the set look-back."""
    return Obligation.objects.visible_to(user).burning(today)


def with_words(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Everything :func:`reminders.lights.messages.explain` reads, in two queries."""
    return rows.select_related("rule", "version", "unit", "period").prefetch_related("version__fulfilments")


def explained(rows: Iterable[Obligation], user: User, today: date | None = None, most: int = NAMED) -> list[Explained]:
    """With who is missing where people are counted, and the button to the form only for those who may use it."""
    access, duties = access_of(user), list(rows)
    found = missing.of(duties, today)
    lines = [explain(row, today, _gap(row, found.get(row.pk, ()), access, most)) for row in duties]
    return [
        row
        if row.record_url or may_use(row.obligation, access) or row.obligation.keeper_id == user.pk
        else replace(row, url="")
        for row in lines
    ]


def _gap(duty: Obligation, gaps: Iterable[Gap], access: Access, most: int) -> str:
    return in_words(duty, gaps, reader_of(duty, access), most) if gaps else ""


def reader_of(duty: Obligation, access: Access) -> Reader:
    at_work = any(access.at(power, duty.unit.path) for power in AT_WORK)
    return Reader(at_work, access.at(Power.CONFIDE, duty.unit.path))


def may_use(duty: Obligation, access: Access) -> bool:
    """Whether this person can do something where the button leads, and the organisation still stands."""
    if duty.unit.ended_on is not None:
        return False
    if duty.version.every == RuleVersion.Every.EVENT:
        return deadlines.may_use(access, duty)
    return fulfilments.may_use(access, duty, [one.code for one in duty.version.fulfilments.all()])


def by_unit(rows: ObligationQuerySet, today: date | None = None) -> dict[int, tuple[int, int]]:
    """Unit id → (red, yellow). One query."""
    day = today or timezone.localdate()
    counted = rows.order_by().values("unit").annotate(red=count_red(day), yellow=count_yellow(day))
    return {row["unit"]: (row["red"], row["yellow"]) for row in counted}


def summary(user: User, today: date | None = None, *, named: int = WORST) -> Summary:
    """For the workbench: five queries at most, whatever the number of branches. ``named``: how many are told one by
    one, red ones first, those that burn longest before the others."""
    day = today or timezone.localdate()
    rows = current(user, day).filter(unit__kind__in=Unit.TEMPORARY_BRANCHES)
    counted = (
        rows.order_by().values("unit").annotate(red=count_red(day), yellow=count_yellow(day), since=Min("red_from"))
    )
    burning = sorted(counted, key=lambda row: (not row["red"], row["since"], row["unit"]))
    shown = Counter(worst(row["red"], row["yellow"]) for row in burning)
    red, yellow = shown["red"], shown["yellow"]
    total = units_for(user).temporary().open().count()
    reasons = _reasons(user, rows, [row["unit"] for row in burning[:named]], day)
    told = [
        BranchReason(reasons[row["unit"]].obligation.unit, row["red"], row["yellow"], reasons[row["unit"]])
        for row in burning[:named]
        if row["unit"] in reasons
    ]
    return Summary(red, yellow, max(total - red - yellow, 0), told)


def _reasons(user: User, rows: ObligationQuerySet, units: list[int], day: date) -> dict[int, Explained]:
    """Unit id → what burns longest there. One query and what the words need."""
    place = Window(RowNumber(), partition_by=F("unit"), order_by=("red_from", "pk"))
    longest = with_words(rows.filter(unit__in=units).annotate(place=place).filter(place=1))
    return {row.obligation.unit_id: row for row in explained(longest, user, day)}


def of_branches(user: User, branches: Iterable[Unit], today: date | None = None) -> list[UnitLight]:
    """The light of each given branch, and of each focus in it. One query beside the branches' own."""
    day = today or timezone.localdate()
    found = {unit.pk: UnitLight(unit, focuses=dict.fromkeys(Rule.Focus.values, "green")) for unit in branches}
    counted = (
        current(user, day)
        .filter(unit__in=found)
        .order_by()
        .values("unit", "rule__focus")
        .annotate(red=count_red(day), yellow=count_yellow(day))
    )
    for row in counted:
        light = found[row["unit"]]
        light.red += row["red"]
        light.yellow += row["yellow"]
        light.focuses[row["rule__focus"]] = worst(row["red"], row["yellow"])
    return list(found.values())


def of_units(user: User, today: date | None = None) -> list[tuple[Unit, int, int, int]]:
    """(unit, red, yellow, green branches below it) for every unit with running branches the person may see.

    A branch that stands below no unit is counted by the institute itself, so that none is missing.
    """
    day = today or timezone.localdate()
    running = list(units_for(user).temporary().open())
    counts = by_unit(current(user, day).filter(unit__kind__in=Unit.TEMPORARY_BRANCHES), day)
    parents = {unit.pk: unit for unit in Unit.objects.filter(Q(kind=Unit.Kind.UNIT) | Q(parent__isnull=True))}
    table: dict[int, list[int]] = {}
    for branch in running:
        above = next(pk for pk in reversed(branch.ancestor_ids) if pk in parents)
        light = worst(*counts.get(branch.pk, (0, 0)))
        table.setdefault(above, [0, 0, 0])[LIGHTS.index(light)] += 1
    ordered = sorted(table.items(), key=lambda row: parents[row[0]].path)
    return [(parents[pk], red, yellow, green) for pk, (red, yellow, green) in ordered]
