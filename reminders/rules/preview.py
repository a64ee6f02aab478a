"""What a rule would have asked of whom over the last year: recomputed for real, read, and rolled back."""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from reminders.lights import rates
from reminders.lights.rates import Rates
from reminders.obligations.colours import count_red
from reminders.obligations.models import Obligation
from reminders.recomputing import rolling
from reminders.recomputing.deadlines import recompute_deadlines
from reminders.recomputing.periodic import Selection, write
from reminders.recomputing.whom import Whom
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion

YEAR = timedelta(days=365)
MOST_LINES = 20


@dataclass(frozen=True)
class Preview:
    """Counts over the last year, and the organisations that would have been asked most in vain."""

    units: int
    asked: int
    rates: Rates
    lines: list[dict[str, object]] = field(default_factory=list)  # unit name, asked, missed


def preview(version: RuleVersion, codes: Sequence[str], today: date | None = None) -> Preview:
    """``version`` is unsaved; nothing of this stays."""
    day = today or timezone.localdate()
    with transaction.atomic():
        trial = _trial(version, codes, day - YEAR)
        if trial.every == RuleVersion.Every.EVENT:
            recompute_deadlines(codes=[trial.event])
        elif trial.every == RuleVersion.Every.ROLLING:
            rolling.recompute(Whom(version_id=trial.pk), today=day)
        else:
            write(Selection(version_id=trial.pk), today=day)
        found = _read(trial, day)
        transaction.set_rollback(True)
    return found


def _trial(version: RuleVersion, codes: Sequence[str], since: date) -> RuleVersion:
    """The version under a rule of its own, in force for a year already."""
    trial = copy(version)
    trial.rule = Rule.objects.create(
        code=f"trial-{timezone.now().timestamp()}", title="试算", focus=Rule.Focus.GUIDANCE
    )
    trial.pk, trial.number, trial.valid_from, trial.valid_to = None, 1, since, None
    trial.save(force_insert=True)
    RuleFulfilment.objects.bulk_create(RuleFulfilment(version=trial, code=code) for code in codes)
    return trial


def _read(trial: RuleVersion, day: date) -> Preview:
    rows = Obligation.objects.filter(rule_id=trial.rule_id, due_on__range=(day - YEAR, day))
    by_unit = rows.values("unit__short_name").annotate(asked=Count("pk"), missed=count_red(day))
    lines = [
        {"unit": line["unit__short_name"], "asked": line["asked"], "missed": line["missed"]}
        for line in by_unit.order_by("-missed", "-asked", "unit__short_name")
    ]
    return Preview(len(lines), rows.count(), rates.of(rows, day), lines[:MOST_LINES])
