"""Event deadlines: N days or working days after something happened. Few enough to be counted in Python."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Model, OuterRef, Q, QuerySet, Subquery

from organisation.units.models import Unit
from records.days import months_after
from reminders import workdays
from reminders.obligations import deadlines, references
from reminders.obligations.models import Obligation, Period, RecomputeRun
from reminders.recomputing import colour_days
from reminders.rules.models import RuleVersion
from reminders.workdays.almanac import Almanac

EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)
KEPT = ("version_id", "due_on", "yellow_from", "red_from", "outcome", "title", "keeper_id", "starts_on")
UNIQUE = ("rule", "unit", "period", "subject")
UPDATED = ("version", "due_on", "ends_on", "yellow_from", "red_from", "outcome", "done", "title", "keeper",
           "starts_on", "changed_in")  # fmt: skip

Key = tuple[int, int, str]  # rule, unit, subject


@dataclass(frozen=True)
class Running:
    """One deadline as the app that registered it tells it."""

    unit_id: int
    subject: str
    day: date
    done_on: date | None
    title: str
    keeper_id: int | None


@dataclass(frozen=True)
class Extent:
    """Whose deadlines are looked at: all, those of some organisations, or those that one record started."""

    unit_ids: list[int] | None = None
    about: str = ""  # a reference, see reminders.obligations.references

    def obligations(self, rows: QuerySet[Obligation]) -> QuerySet[Obligation]:
        if self.unit_ids is not None:
            rows = rows.filter(unit__in=self.unit_ids)
        return rows.filter(subject=self.about) if self.about else rows

    def events(self, rows: QuerySet[Model]) -> QuerySet[Model]:
        if self.unit_ids is not None:
            concerned = Unit.objects.filter(Q(pk__in=self.unit_ids) | Q(merged_into__in=self.unit_ids))
            rows = rows.filter(unit_key__in=concerned.values("pk"))
        return rows.filter(pk=references.split(self.about)[1]) if self.about else rows


def recompute_deadlines_of(slug: str, key: object, *codes: str) -> int:
    """The deadlines one record started, in the transaction in which it changed; ``codes`` are those of its ledger."""
    return _recompute(list(codes), Extent(about=f"{slug}:{key}"))


def recompute_deadlines(
    *, codes: list[str] | None = None, unit_ids: list[int] | None = None, run: RecomputeRun | None = None
) -> int:
    """Bring the obligations of event rules into line with the events; returns how many rows changed."""
    return _recompute(codes, Extent(unit_ids), run)


def _recompute(codes: list[str] | None, extent: Extent, run: RecomputeRun | None = None) -> int:
    versions = _versions(codes)
    if not versions:
        return 0
    existing = _existing(versions, extent)
    wanted = _wanted(versions, extent, workdays.load(), run)
    changed = [row for key, row in wanted.items() if not _same(existing.get(key), row)]
    Obligation.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=list(UNIQUE), update_fields=list(UPDATED), batch_size=2000
    )
    gone = [row.pk for key, row in existing.items() if key not in wanted]
    if gone:
        Obligation.objects.filter(pk__in=gone).delete()
    return len(changed)


def _versions(codes: list[str] | None) -> dict[str, list[RuleVersion]]:
    """Event code → versions, oldest first."""
    rows = RuleVersion.objects.filter(every=RuleVersion.Every.EVENT).select_related("rule").order_by("number")
    found: dict[str, list[RuleVersion]] = defaultdict(list)
    for version in rows:
        if version.event in deadlines.known() and (codes is None or version.event in codes):
            found[version.event].append(version)
    return found


def _existing(versions: dict[str, list[RuleVersion]], extent: Extent) -> dict[Key, Obligation]:
    rules = {version.rule_id for group in versions.values() for version in group}
    rows = extent.obligations(Obligation.objects.filter(rule__in=rules, period__kind="event"))
    return {(row.rule_id, row.unit_id, row.subject): row for row in rows}


def _wanted(
    versions: dict[str, list[RuleVersion]], extent: Extent, almanac: Almanac, run: RecomputeRun | None
) -> dict[Key, Obligation]:
    period = Period.objects.get(key="event")
    wanted: dict[Key, Obligation] = {}
    for code, group in versions.items():
        for deadline in _running(code, extent):
            version = _governing(group, deadline.day)
            if version:
                row = _obligation(version, deadline, almanac, period, run)
                wanted[row.rule_id, row.unit_id, row.subject] = row
    return wanted


def _running(code: str, extent: Extent) -> list[Running]:
    """Keys are spelled the same on every database, so that pages can follow them."""
    merged = Unit.objects.filter(pk=OuterRef("unit_key"), merged_into__isnull=False)
    rows = extent.events(deadlines.known()[code].rows()).annotate(
        heir_key=Subquery(merged.values("merged_into")), merged_on=Subquery(merged.values("ended_on"))
    )  # fmt: skip
    return [_running_one(*told) for told in rows.values_list("heir_key", "merged_on", *deadlines.COLUMNS)]


def _running_one(
    heir: int | None, merged_on: date | None, unit: int, subject: str, day: date, done_on: date | None,
    title: str, keeper: int | None,
) -> Running:  # fmt: skip
    """What an organisation left open when it was merged is owed by the one that took it in."""
    if heir and merged_on and (done_on is None or done_on > merged_on):
        unit = heir
    return Running(unit, references.spelled(subject), _countable(day), done_on, title, keeper)


def _countable(day: date) -> date:
    """One impossible date must not stop the run for everybody: the calendar ends too near for adding days to it."""
    return min(max(day, EARLIEST), LATEST)


def _governing(versions: list[RuleVersion], day: date) -> RuleVersion | None:
    """The version in force when the deadline started: a later change does not move a running deadline."""
    held = [v for v in versions if v.valid_from <= day and (v.valid_to is None or v.valid_to > day)]
    return held[-1] if held else None


def _obligation(
    version: RuleVersion, deadline: Running, almanac: Almanac, period: Period, run: RecomputeRun | None
) -> Obligation:
    begins = months_after(deadline.day, version.due_months) if version.due_months else deadline.day
    due = almanac.deadline(begins, version.due_days, working=version.working_days)
    return Obligation(
        rule_id=version.rule_id,
        version=version,
        unit_id=deadline.unit_id,
        period=period,
        subject=deadline.subject,
        title="" if version.rule.sensitive else deadline.title[:120],
        keeper_id=deadline.keeper_id,
        starts_on=deadline.day,
        ends_on=due,
        due_on=due,
        yellow_from=_window(version, deadline.day, due),
        red_from=colour_days.red_from(version, due),
        done=1 if deadline.done_on else 0,
        outcome=_outcome(deadline.done_on, due),
        made_in=run,
        changed_in=run,
    )


def _window(version: RuleVersion, day: date, due: date) -> date:
    """Not before the event; an event that carries its own due date (no days to add) has no such bound."""
    opens = colour_days.yellow_from(version, due)
    return max(day, opens) if version.due_days or version.due_months else opens


def _outcome(done_on: date | None, due: date) -> str:
    if done_on is None:
        return Obligation.Outcome.OPEN
    return Obligation.Outcome.ON_TIME if done_on <= due else Obligation.Outcome.LATE


def _same(old: Obligation | None, new: Obligation) -> bool:
    return old is not None and all(getattr(old, name) == getattr(new, name) for name in KEPT)
