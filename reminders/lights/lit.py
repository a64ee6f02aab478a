"""Lights of branches, units and focuses: counted by the database from dates, so they are never stale."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from organisation.access import Access, access_of
from organisation.powers import Power
from organisation.scope import units_for
from organisation.units.models import Unit
from reminders.lights.words import Explained, explain
from reminders.numbers import LOOK_BACK_DAYS, number
from reminders.obligations import events
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule, RuleVersion

if TYPE_CHECKING:
    from accounts.models.user import User
    from reminders.obligations.models import ObligationQuerySet

WORST = 5


@dataclass
class Summary:
    """Branches by their worst light, and the rows that burn longest."""

    red: int
    yellow: int
    green: int
    worst: list[Explained] = field(default_factory=list)


@dataclass
class UnitLight:
    """Counts of one organisation (for a unit: of all branches below it)."""

    unit: Unit
    red: int = 0
    yellow: int = 0
    focuses: dict[str, str] = field(default_factory=dict)

    @property
    def light(self) -> str:
        return "red" if self.red else "yellow" if self.yellow else "green"

    @property
    def by_focus(self) -> list[tuple[str, str]]:
        """(label of the focus, light)."""
        return [(Rule.Focus(code).label, light) for code, light in self.focuses.items()]


def current(user: User, today: date | None = None) -> ObligationQuerySet:
    """What burns for this person: of running organisations, due not longer ago than the set look-back."""
    day = today or timezone.localdate()
    since = day - timedelta(days=number(LOOK_BACK_DAYS))
    return Obligation.objects.visible_to(user).of_running().lit(day).filter(due_on__gte=since)


def with_words(rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
    """Everything :func:`reminders.lights.words.explain` reads, in two queries."""
    return rows.select_related("rule", "version", "unit", "period").prefetch_related("version__sources")


def explained(rows: Iterable[Obligation], user: User, today: date | None = None) -> list[Explained]:
    """With the button to the form only for those who may use it."""
    access = access_of(user)
    found = [explain(row, today) for row in rows]
    return [row if may_use(row.obligation, access) else replace(row, url="") for row in found]


def may_use(duty: Obligation, access: Access) -> bool:
    """Whether the button leads this person anywhere: what an event points at is open to all, unless it says more."""
    power = events.power_for(duty) if duty.version.every == RuleVersion.Every.EVENT else Power.LOG
    return not power or access.at(power, duty.unit.path)


def by_unit(rows: ObligationQuerySet, today: date | None = None) -> dict[int, tuple[int, int]]:
    """Unit id → (red, yellow). One query."""
    day = today or timezone.localdate()
    is_red = Q(red_from__lte=day)
    counted = (
        rows.order_by().values("unit").annotate(red=Count("pk", filter=is_red), yellow=Count("pk", filter=~is_red))
    )
    return {row["unit"]: (row["red"], row["yellow"]) for row in counted}


def summary(user: User, today: date | None = None) -> Summary:
    """For the workbench: four queries at most, whatever the number of branches."""
    rows = current(user, today)
    counts = by_unit(rows.filter(unit__kind__in=Unit.TEMPORARY_BRANCHES), today)
    red = sum(1 for reds, _ in counts.values() if reds)
    yellow = len(counts) - red
    total = units_for(user).temporary().open().count()
    worst = with_words(rows.order_by("red_from", "pk"))[:WORST]
    return Summary(red, yellow, max(total - red - yellow, 0), explained(worst, user, today))


def of_branches(user: User, branches: Iterable[Unit], today: date | None = None) -> list[UnitLight]:
    """The light of each given branch, and of each focus in it. One query beside the branches' own."""
    day = today or timezone.localdate()
    found = {unit.pk: UnitLight(unit, focuses=dict.fromkeys(Rule.Focus.values, "green")) for unit in branches}
    counted = (
        current(user, day)
        .filter(unit__in=found)
        .order_by()
        .values("unit", "rule__focus")
        .annotate(red=Count("pk", filter=Q(red_from__lte=day)), yellow=Count("pk", filter=Q(red_from__gt=day)))
    )
    for row in counted:
        light = found[row["unit"]]
        light.red += row["red"]
        light.yellow += row["yellow"]
        light.focuses[row["rule__focus"]] = "red" if row["red"] else "yellow"
    return list(found.values())


def of_units(user: User, today: date | None = None) -> list[tuple[Unit, int, int, int]]:
    """(unit, red, yellow, green branches below it) for every unit with running branches the person may see."""
    day = today or timezone.localdate()
    running = list(units_for(user).temporary().open())
    counts = by_unit(current(user, day).filter(unit__kind__in=Unit.TEMPORARY_BRANCHES), day)
    parents = {unit.pk: unit for unit in Unit.objects.filter(kind=Unit.Kind.UNIT)}
    table: dict[int, list[int]] = {}
    for branch in running:
        above = next((pk for pk in reversed(branch.ancestor_ids[:-1]) if pk in parents), None)
        if above is not None:
            reds, yellows = counts.get(branch.pk, (0, 0))
            table.setdefault(above, [0, 0, 0])[0 if reds else 1 if yellows else 2] += 1
    ordered = sorted(table.items(), key=lambda row: parents[row[0]].path)
    return [(parents[pk], red, yellow, green) for pk, (red, yellow, green) in ordered]
