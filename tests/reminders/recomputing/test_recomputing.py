"""What a branch owes follows from the days it lived and what it logged."""

from datetime import date

import pytest

from reminders.lights import rates
from reminders.obligations import circumstances
from reminders.obligations.models import Obligation
from tests.reminders.conftest import ASSEMBLY, PARTY_DAY, local


def test_a_branch_of_four_months_is_measured_on_four_months(world):
    unit = world.branch(date(2026, 3, 1), date(2026, 6, 30))
    assert list(world.owed(unit, "MT-05")) == ["2026-03", "2026-04", "2026-05", "2026-06"]
    # 2026-03-01 … 03-31 lies in the first quarter with 31 days, the second was lived whole.
    assert list(world.owed(unit, "MT-01")) == ["2026Q1", "2026Q2"]
    assert world.owed(unit, "MT-06") == {}  # 组织生活会 is asked of half a year's life only


@pytest.mark.parametrize(
    ("ended", "asked"),
    [(date(2026, 8, 31), False), (date(2026, 9, 2), False), (date(2026, 9, 5), False), (date(2026, 9, 6), True)],
)
def test_half_a_year_of_life_is_six_calendar_months(world, ended, asked):
    """From 6 March: 31 August is the 179th day, 2 September the 181st, and neither is half a year."""
    assert (world.owed(world.branch(date(2026, 3, 6), ended), "MT-06") != {}) == asked


@pytest.mark.parametrize(
    ("founded", "first"),
    [(date(2026, 9, 15), "2026-09"), (date(2026, 9, 16), "2026-09"), (date(2026, 9, 17), "2026-10")],
)
def test_a_first_month_counts_from_fifteen_days_on(world, founded, first):
    # September has 30 days: from the 16th on there are 15 of them.
    assert next(iter(world.owed(world.branch(founded), "MT-05"))) == first


def test_a_quarter_counts_from_fifteen_days_on(world):
    assert next(iter(world.owed(world.branch(date(2026, 6, 16)), "MT-01"))) == "2026Q2"
    assert next(iter(world.owed(world.branch(date(2026, 6, 17)), "MT-01"))) == "2026Q3"


def test_a_branch_dissolved_in_mid_month_owes_that_month_only_if_it_lived_half_of_it(world):
    assert list(world.owed(world.branch(date(2026, 8, 1), date(2026, 10, 14)), "MT-05"))[-1] == "2026-09"
    unit = world.branch(date(2026, 8, 1), date(2026, 10, 15))
    assert list(world.owed(unit, "MT-05"))[-1] == "2026-10"
    assert Obligation.objects.get(unit=unit, period__key="2026-10", rule__code="MT-05").due_on == date(2026, 10, 15)


def test_dissolving_takes_back_what_was_planned_for_later(world):
    unit = world.branch(date(2026, 8, 1))
    assert "2026-11" in world.owed(unit, "MT-05")
    type(unit).objects.filter(pk=unit.pk).update(ended_on=date(2026, 11, 10))
    assert "2026-11" not in world.owed(unit, "MT-05")


def test_a_leap_day_is_lived_and_counts_for_february(world, today):
    today.move_to(local(date(2024, 3, 20)))
    unit = world.branch(date(2024, 2, 15))  # 15 … 29 February: fifteen days
    world.held(unit, PARTY_DAY, date(2024, 2, 29))
    assert world.owed(unit, "MT-05")["2024-02"] == "on_time"


def test_days_at_the_edges_of_a_quarter_belong_to_their_own_quarter(world):
    unit = world.branch(date(2026, 1, 1))
    world.held(unit, ASSEMBLY, date(2026, 3, 31))
    world.held(unit, ASSEMBLY, date(2026, 7, 1))
    owed = world.owed(unit, "MT-01")
    assert owed["2026Q1"] == "on_time"
    assert owed["2026Q2"] == "open"
    assert owed["2026Q3"] == "on_time"


def test_a_late_report_is_made_up_and_not_on_time(world):
    unit = world.branch(date(2026, 9, 1))
    world.held(unit, PARTY_DAY, date(2026, 9, 20), late=True)
    world.held(unit, PARTY_DAY, date(2026, 10, 20))
    owed = world.owed(unit, "MT-05")
    assert (owed["2026-09"], owed["2026-10"], owed["2026-11"]) == ("late", "on_time", "open")


def test_what_is_not_approved_does_not_count_but_is_said(world):
    unit = world.branch(date(2026, 9, 1))
    world.held(unit, PARTY_DAY, date(2026, 9, 20), state="submitted")
    world.held(unit, PARTY_DAY, date(2026, 9, 21), state="draft")
    assert world.owed(unit, "MT-05")["2026-09"] == "waiting"
    assert Obligation.objects.get(unit=unit, period__key="2026-09", rule__code="MT-05").waiting == 1


def test_committee_meetings_are_asked_of_seven_formal_members_only(world):
    assert "2026-10" in world.owed(world.branch(date(2026, 9, 1), formal=7), "MT-02")
    assert world.owed(world.branch(date(2026, 9, 1), formal=6), "MT-02") == {}


def test_the_seventh_member_starts_the_duty_in_the_month_of_joining(world):
    unit = world.branch(date(2026, 8, 1), formal=6)
    world.member(unit, date(2026, 10, 5))
    assert list(world.owed(unit, "MT-02")) == ["2026-10", "2026-11", "2026-12"]


def test_every_party_group_must_meet(world):
    unit = world.branch(date(2026, 10, 1), groups=2)
    one, two = unit.groups.order_by("id")
    world.held(unit, "group_meeting", date(2026, 10, 10), group=one)
    world.held(unit, "group_meeting", date(2026, 10, 20), group=one)
    assert world.owed(unit, "MT-03")["2026-10"] == "open"
    world.held(unit, "group_meeting", date(2026, 10, 21), group=two)
    assert world.owed(unit, "MT-03")["2026-10"] == "on_time"
    assert world.owed(world.branch(date(2026, 10, 1)), "MT-03") == {}


def test_hours_are_asked_of_each_member_in_proportion_to_the_stay(world):
    unit = world.branch(date(2026, 1, 1), formal=1)
    guest = world.member(unit, date(2026, 1, 1), date(2026, 4, 30))
    world.owed(unit, "TR-01")
    rows = {
        row.subject.replace("-", ""): row.needed for row in Obligation.objects.filter(unit=unit, rule__code="TR-01")
    }
    assert rows[guest.pk.hex] == 11  # 120 of 365 days of 32 hours
    assert sorted(rows.values()) == [11, 32]


def test_rates_are_over_the_branch_s_own_life(world):
    unit = world.branch(date(2026, 3, 1), date(2026, 6, 30))
    for month, late in ((3, False), (4, True), (5, False)):
        world.held(unit, PARTY_DAY, date(2026, month, 20), late=late)
    world.owed(unit, "MT-05")
    found = rates.of(Obligation.objects.filter(unit=unit, rule__code="MT-05"))
    assert (found.asked, found.on_time, found.late, found.missed) == (4, 2, 1, 1)
    assert (found.rate, found.punctual) == (75.0, 50.0)
    assert rates.of(Obligation.objects.none()).rate is None


def test_without_anybody_who_keeps_projects_rules_still_ask(world, monkeypatch):
    """On both databases: nobody tells of key projects and phases, so only rules that want them ask nobody."""
    monkeypatch.setattr(circumstances, "_tellers", [])
    unit = world.branch(date(2026, 8, 1))
    assert world.owed(unit, "MT-05")["2026-09"] == "open"
