"""The nightly pass reads what was done once, not once for each person or for each kind of record."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from reminders import recomputing

pytestmark = pytest.mark.skipif(connection.vendor != "sqlite", reason="reads SQLite's plan, which names the loops")


def steps(sql: str) -> list[tuple[str, bool]]:
    """Steps of the plan of a statement, each with whether it is done anew for every outer row."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        rows = cursor.fetchall()
    anew: dict[int, bool] = {0: False}
    for number, parent, _, text in rows:
        anew[number] = anew.get(parent, False) or "CORRELATED" in text
    return [(text, anew[number]) for number, _, _, text in rows]


def test_no_roll_call_is_read_for_each_person(world):
    world.member(world.branch(date(2026, 3, 1)), date(2026, 3, 31))
    with CaptureQueriesContext(connection) as asked:
        recomputing.recompute_everything()
    large = [query["sql"] for query in asked if "INSERT INTO reminders_obligation" in query["sql"]]
    assert len(large) == 2
    for sql in large:
        read = [(text, anew) for text, anew in steps(sql) if "attendance" in text]
        assert not any(anew for _, anew in read), read
    assert any("attendance" in text for text, _ in steps(large[1]))
