"""On which days a duty is yellow and on which red: said here only, once for rows and once for a record.

The facts are three: a duty that is still open burns from ``yellow_from`` on and is red from ``red_from`` on, both days
counted. What was done in time, made up late or let off burns no more. Whoever changes one half changes the other:
tests/reminders/obligations/test_colours.py holds them against each other for every combination.
"""

from __future__ import annotations

from datetime import date
from typing import Protocol

from django.db.models import Count, Q

OPEN = "open"


class Dated(Protocol):
    """What of a duty its colour is read from."""

    outcome: str
    yellow_from: date
    red_from: date


# --- rows -------------------------------------------------------------------------------------------------------------


def rows_lit(day: date) -> Q:
    return Q(outcome=OPEN, yellow_from__lte=day)


def rows_unlit(day: date) -> Q:
    """Open, and not burning: not yet, or never."""
    return Q(outcome=OPEN, yellow_from__gt=day)


def rows_red(day: date) -> Q:
    return rows_lit(day) & Q(red_from__lte=day)


def rows_yellow(day: date) -> Q:
    return rows_lit(day) & Q(red_from__gt=day)


def count_red(day: date) -> Count:
    return Count("pk", filter=rows_red(day))


def count_yellow(day: date) -> Count:
    return Count("pk", filter=rows_yellow(day))


# --- a record ---------------------------------------------------------------------------------------------------------


def is_lit(duty: Dated, day: date) -> bool:
    return duty.outcome == OPEN and duty.yellow_from <= day


def is_red(duty: Dated, day: date) -> bool:
    return is_lit(duty, day) and duty.red_from <= day


def is_yellow(duty: Dated, day: date) -> bool:
    return is_lit(duty, day) and duty.red_from > day


def worst(red: int, yellow: int) -> str:
    """The light over so many red and so many yellow duties."""
    return "red" if red else "yellow" if yellow else "green"
