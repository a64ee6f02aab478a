"""At which moments people are told of a duty, and who: 30, 7, 3, 0 days before, then overdue, unit, institute."""

from __future__ import annotations

from datetime import date

from reminders.obligations.models import Obligation

DAYS_BEFORE = (0, 3, 7, 30)
OVERDUE, UNIT, INSTITUTE = "overdue", "unit", "institute"


def reached(obligation: Obligation, today: date) -> list[str]:
    """Stages the duty stands at today. Ahead of time only the latest, so that days off work bring no flood."""
    if not obligation.is_lit(today):
        return []
    if not obligation.is_red(today):
        return [_ahead((obligation.due_on - today).days)]
    return _overdue(obligation, (today - obligation.due_on).days)


def _ahead(left: int) -> str:
    """``d7`` while seven to four days are left; days of grace count as the last day."""
    return f"d{next((days for days in DAYS_BEFORE if left <= days), DAYS_BEFORE[-1])}"


def _overdue(obligation: Obligation, late: int) -> list[str]:
    """Levels are told one after the other, each when its days are over; a missed day leaves no level out."""
    found, version = [OVERDUE], obligation.version
    if late >= version.unit_after:
        found.append(UNIT)
    if late >= version.institute_after:
        found.append(INSTITUTE)
    return found
