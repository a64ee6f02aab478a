"""Settling by night and at once: twice changes nothing, forgotten rows are found, lights change with the day."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from education.activities.models import Activity
from reminders import recomputing
from reminders.obligations.models import Obligation
from tests.reminders.conftest import PARTY_DAY, local


def test_settling_twice_changes_nothing_and_reports_nothing(world):
    unit = world.branch(date(2026, 1, 1))
    world.held(unit, PARTY_DAY, date(2026, 3, 3))
    assert recomputing.recompute_everything().created > 0
    again = recomputing.recompute_everything()
    assert (again.created, again.corrected, again.removed) == (0, 0, 0)


def test_the_night_finds_what_the_day_forgot(world):
    unit = world.branch(date(2026, 1, 1))
    recomputing.recompute_everything()
    world.held(unit, PARTY_DAY, date(2026, 3, 3))  # written behind the engine's back
    run = recomputing.recompute_everything()
    assert (run.created, run.corrected, run.removed) == (0, 1, 0)
    assert Obligation.objects.get(changed_in=run).period.key == "2026-03"


def test_one_record_approved_sets_its_lights_right_in_one_query(world):
    unit = world.branch(date(2026, 1, 1))
    recomputing.recompute_everything()
    world.held(unit, PARTY_DAY, date(2026, 11, 3))
    row = Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-11")
    assert row.light(date(2026, 11, 25)) == "yellow"
    with CaptureQueriesContext(connection) as queries:
        recomputing.recompute_record(unit.pk, "activity.themed_party_day")
    row.refresh_from_db()
    assert row.light(date(2026, 11, 25)) == "green"
    assert row.record.startswith("activities:")
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 6


def test_voiding_the_record_lights_the_lamp_again(world):
    unit = world.branch(date(2026, 1, 1))
    activity = world.held(unit, PARTY_DAY, date(2026, 10, 3))
    assert world.owed(unit, "MT-05")["2026-10"] == "on_time"
    Activity.objects.filter(pk=activity.pk).update(voided_at=local(date(2026, 11, 1)))
    recomputing.recompute_record(unit.pk, "activity.themed_party_day")
    row = Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-10")
    assert (row.outcome, row.record) == ("open", "")
    assert row.light() == "red"


def test_the_number_of_queries_does_not_grow_with_branches(world):
    world.branch(date(2026, 1, 1))
    with CaptureQueriesContext(connection) as one:
        recomputing.recompute_everything()
    for _ in range(10):
        world.branch(date(2026, 1, 1))
    with CaptureQueriesContext(connection) as many:
        recomputing.recompute_everything()
    assert len(many) == len(one)


def test_lights_change_at_midnight_in_beijing(world, today):
    unit = world.branch(date(2026, 1, 1))
    world.owed(unit, "MT-05")
    row = Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-10")
    assert row.yellow_from == date(2026, 10, 24)
    today.move_to(local(date(2026, 10, 31), 23))
    assert row.light() == "yellow"
    today.move_to(local(date(2026, 11, 1), 0))
    assert row.light() == "red"
    assert row in Obligation.objects.red()
