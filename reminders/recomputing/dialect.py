"""The few words in which SQLite and PostgreSQL differ about dates. Everything else of the statements is shared."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db import connection

Value = bool | int | float | Decimal | str | date | UUID | None
Params = dict[str, Value]  # name of a placeholder → what stands for it

SQLITE = {
    "text": "CAST({0} AS text)",
    "least": "MIN({0}, {1})",
    "greatest": "MAX({0}, {1})",
    "days_after": "date({0}, ({1}) || ' days')",
    # A month that is shorter ends earlier: 31 August and six months are 28 February.
    "months_after": (
        "MIN(date({0}, '+' || ({1}) || ' months'),"
        " date({0}, 'start of month', '+' || ({1} + 1) || ' months', '-1 day'))"
    ),
    "days_between": "CAST(julianday({1}) - julianday({0}) AS integer)",
    "day_of": "date({0})",
    "month_of": "substr({0}, 1, 7) || '-01'",
    "months_before": "date({0}, '-' || ({1}) || ' months', 'start of month')",
    "differs": "({0}) IS NOT ({1})",
}
POSTGRESQL = {
    "text": "CAST({0} AS text)",
    "least": "LEAST({0}, {1})",
    "greatest": "GREATEST({0}, {1})",
    "days_after": "({0} + ({1})::int)",
    "months_after": "({0} + make_interval(months => ({1})::int))::date",
    "days_between": "({1} - {0})",
    "day_of": "({0})::date",
    "month_of": "date_trunc('month', {0})::date",
    "months_before": "date_trunc('month', {0} - make_interval(months => ({1})::int))::date",
    "differs": "ROW({0}) IS DISTINCT FROM ROW({1})",
}


def say(word: str, *parts: str) -> str:
    """The expression in the words of the database in use; ``parts`` are SQL expressions, never values."""
    words = POSTGRESQL if connection.vendor == "postgresql" else SQLITE
    return words[word].format(*parts)


def days(first: str, last: str) -> str:
    """Days from first to last, both counted."""
    return f"({say('days_between', first, last)} + 1)"


def day(value: date) -> date | str | None:
    """A date as the driver wants it in a plain parameter."""
    return connection.ops.adapt_datefield_value(value)


def expect_many_rows() -> None:
    """Tell PostgreSQL's planner, for this transaction, that everything is joined with everything.

    It guesses one row for each of our WITH parts and would loop over hundreds of thousands. One query, in a
    transaction that does nothing else.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_nestloop = off; SET LOCAL jit = off; SET LOCAL work_mem = '128MB'")


def expect_few_rows() -> None:
    """Back to the planner's own guesses."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("RESET enable_nestloop; RESET jit; RESET work_mem")
