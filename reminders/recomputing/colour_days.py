"""From which days on a duty is to burn: said once for the statements and once for what is counted in Python.

Yellow so many days before the deadline, red after it and the days of grace; what is only said lights nothing.
tests/reminders/obligations/test_colours.py holds the two halves against each other.
"""

from __future__ import annotations

from datetime import date, timedelta

from reminders.obligations.periods import FAR_FUTURE
from reminders.recomputing.dialect import say
from reminders.rules.models import RuleVersion

INFO = RuleVersion.Severity.INFO


def yellow_from(version: RuleVersion, due: date) -> date:
    return FAR_FUTURE if version.severity == INFO else due - timedelta(days=version.window_days)


def red_from(version: RuleVersion, due: date) -> date:
    return FAR_FUTURE if version.severity == INFO else due + timedelta(days=version.grace_days + 1)


def in_sql() -> dict[str, str]:
    """The same, ``yellow`` and ``red``, over a row ``a`` that has due_on and the columns of the version."""
    return {
        "yellow": _unless_info(say("days_after", "a.due_on", "-a.window_days")),
        "red": _unless_info(say("days_after", "a.due_on", "a.grace_days + 1")),
    }


def _unless_info(day: str) -> str:
    return f"CASE WHEN a.severity = '{INFO.value}' THEN %(far_future)s ELSE {day} END"
