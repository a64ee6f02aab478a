"""What a branch owes follows from the days it lived, the rules in force and what it logged."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from education.models import Activity
from reminders import rates, settling
from reminders.models import Exemption, Obligation, Rule, RuleVersion, Suspension, VersionSource
from tests.reminders.conftest import local

PARTY_DAY, ASSEMBLY, COMMITTEE = "themed_party_day", "member_assembly", "committee_meeting"


def test_a_branch_of_four_months_is_measured_on_four_months(world):
    unit = world.branch(date(2026, 3, 1), date(2026, 6, 30))
    assert list(world.owed(unit, "MT-05")) == ["2026-03", "2026-04", "2026-05", "2026-06"]
    # 2026-03-01 … 03-31 lies in the first quarter with 31 days, the second was lived whole.
    assert list(world.owed(unit, "MT-01")) == ["2026Q1", "2026Q2"]
    assert world.owed(unit, "MT-06") == {}  # 组织生活会 is asked of half a year's life only


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
    assert world.owed(unit, "MT-05")["2026-09"] == "open"
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


def revise(code, valid_from, **changes):
    """A new version of the rule from that day on."""
    old = RuleVersion.objects.get(rule__code=code, valid_to=None)
    codes = list(old.sources.values_list("code", flat=True))
    RuleVersion.objects.filter(pk=old.pk).update(valid_to=valid_from)
    old.pk, old.number, old.valid_from, old.valid_to = None, old.number + 1, valid_from, None
    for name, value in changes.items():
        setattr(old, name, value)
    old._state.adding = True
    old.save()
    VersionSource.objects.bulk_create([VersionSource(version=old, code=code) for code in codes])
    return old


def test_a_rule_changed_in_mid_period_holds_from_the_next_period_on(world):
    unit = world.branch(date(2026, 8, 1))
    for month in (9, 10):
        world.held(unit, PARTY_DAY, date(2026, month, 20))
    new = revise("MT-05", date(2026, 9, 10), times=2)
    owed = world.owed(unit, "MT-05")
    assert owed["2026-09"] == "on_time"  # one was enough on the first of September
    assert owed["2026-10"] == "open"  # two are asked now
    rows = Obligation.objects.filter(unit=unit, rule__code="MT-05")
    assert rows.get(period__key="2026-09").version.number == 1
    assert rows.get(period__key="2026-10").version == new


def test_a_new_rule_asks_nothing_of_the_time_before_it(world):
    rule = Rule.objects.create(code="NEW", title="新要求", focus="guidance")
    version = RuleVersion.objects.create(rule=rule, valid_from=date(2026, 10, 20), every="month", clause="-", todo="做")
    VersionSource.objects.create(version=version, code="activity.topic_study")
    # Eleven days of October are too few.
    assert list(world.owed(world.branch(date(2026, 1, 1)), "NEW")) == ["2026-11", "2026-12"]


def test_an_approved_suspension_takes_its_months_away(world):
    unit = world.branch(date(2026, 7, 1))
    paper = Suspension.objects.create(
        unit=unit, starts_on=date(2026, 8, 10), ends_on=date(2026, 9, 30), reason="封山停工", state="submitted"
    )
    assert "2026-09" in world.owed(unit, "MT-05")
    Suspension.objects.filter(pk=paper.pk).update(state="approved")
    months = list(world.owed(unit, "MT-05"))
    assert "2026-08" not in months  # nine days were lived
    assert "2026-09" not in months
    assert "2026-10" in months


def test_an_approved_exemption_lets_off_one_duty_in_its_period(world):
    unit = world.branch(date(2026, 7, 1))
    Exemption.objects.create(
        unit=unit, rule=Rule.objects.get(code="MT-05"), starts_on=date(2026, 9, 1), ends_on=date(2026, 9, 30),
        reason="发射任务", state="approved",
    )  # fmt: skip
    owed = world.owed(unit, "MT-05")
    assert (owed["2026-08"], owed["2026-09"], owed["2026-10"]) == ("open", "exempt", "open")


def test_hours_are_asked_of_each_member_in_proportion_to_the_stay(world):
    unit = world.branch(date(2026, 1, 1), formal=1)
    guest = world.member(unit, date(2026, 1, 1), date(2026, 4, 30))
    world.owed(unit, "TR-01")
    rows = {
        row.subject.replace("-", ""): row.needed for row in Obligation.objects.filter(unit=unit, rule__code="TR-01")
    }
    assert rows[guest.pk.hex] == 11  # 120 of 365 days of 32 hours
    assert sorted(rows.values()) == [11, 32]


def test_nobody_is_asked_for_what_the_portal_cannot_log(world):
    rule = Rule.objects.create(code="NO-FORM", title="无处登记", focus="guidance")
    version = RuleVersion.objects.create(rule=rule, valid_from=date(2020, 1, 1), every="month", clause="-", todo="做")
    VersionSource.objects.create(version=version, code="nobody.registered")
    assert world.owed(world.branch(date(2026, 1, 1)), "NO-FORM") == {}


def test_settling_twice_changes_nothing_and_reports_nothing(world):
    unit = world.branch(date(2026, 1, 1))
    world.held(unit, PARTY_DAY, date(2026, 3, 3))
    assert settling.settle_everything().created > 0
    again = settling.settle_everything()
    assert (again.created, again.corrected, again.removed) == (0, 0, 0)


def test_the_night_finds_what_the_day_forgot(world):
    unit = world.branch(date(2026, 1, 1))
    settling.settle_everything()
    world.held(unit, PARTY_DAY, date(2026, 3, 3))  # written behind the engine's back
    run = settling.settle_everything()
    assert (run.created, run.corrected, run.removed) == (0, 1, 0)
    assert Obligation.objects.get(changed_in=run).period.key == "2026-03"


def test_one_record_approved_sets_its_lights_right_in_one_query(world):
    unit = world.branch(date(2026, 1, 1))
    settling.settle_everything()
    world.held(unit, PARTY_DAY, date(2026, 11, 3))
    row = Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-11")
    assert row.light(date(2026, 11, 25)) == "yellow"
    with CaptureQueriesContext(connection) as queries:
        settling.settle_record(unit.pk, "activity.themed_party_day")
    row.refresh_from_db()
    assert row.light(date(2026, 11, 25)) == "green"
    assert row.record.startswith("activities:")
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) <= 6


def test_voiding_the_record_lights_the_lamp_again(world):
    unit = world.branch(date(2026, 1, 1))
    activity = world.held(unit, PARTY_DAY, date(2026, 10, 3))
    assert world.owed(unit, "MT-05")["2026-10"] == "on_time"
    Activity.objects.filter(pk=activity.pk).update(voided_at=local(date(2026, 11, 1)))
    settling.settle_record(unit.pk, "activity.themed_party_day")
    row = Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-10")
    assert (row.outcome, row.record) == ("open", "")
    assert row.light() == "red"


def test_the_number_of_queries_does_not_grow_with_branches(world):
    world.branch(date(2026, 1, 1))
    with CaptureQueriesContext(connection) as one:
        settling.settle_everything()
    for _ in range(10):
        world.branch(date(2026, 1, 1))
    with CaptureQueriesContext(connection) as many:
        settling.settle_everything()
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


def test_phases_of_the_past_are_not_judged_by_the_phase_of_today(world):
    rule = Rule.objects.create(code="PHASE", title="收尾清点", focus="service")
    version = RuleVersion.objects.create(
        rule=rule, valid_from=date(2020, 1, 1), every="month", clause="-", todo="做", phases="closing"
    )
    VersionSource.objects.create(version=version, code="activity.topic_study")
    unit = world.branch(date(2026, 9, 1))
    assert world.owed(unit, "PHASE") == {}
    project = unit.temporary_branch.project
    type(project).objects.filter(pk=project.pk).update(phase="closing")
    assert list(world.owed(unit, "PHASE")) == ["2026-11", "2026-12"]


def test_the_horizon_is_a_month(world):
    keys = list(world.owed(world.branch(date(2026, 9, 1)), "MT-05"))
    assert keys[-1] == "2026-12"
    assert Obligation.objects.begun().filter(period__key="2026-12").count() == 0
    assert date(2026, 11, 22) + timedelta(days=31) > date(2026, 12, 1)


def test_a_rolling_duty_looks_back_over_the_months_before(world):
    rule = Rule.objects.create(code="ROLL", title="半年内有组织生活", focus="guidance")
    version = RuleVersion.objects.create(
        rule=rule, valid_from=date(2020, 1, 1), every="month", clause="MT-18", todo="做", reach_back=5
    )
    VersionSource.objects.create(version=version, code="activity.member_assembly")
    unit = world.branch(date(2026, 1, 1))
    world.held(unit, ASSEMBLY, date(2026, 3, 10))
    owed = world.owed(unit, "ROLL")
    assert owed["2026-02"] == "open"
    assert {owed[f"2026-0{month}"] for month in range(3, 9)} == {"on_time"}
    assert owed["2026-09"] == "open"


def test_rates_are_over_the_branch_s_own_life(world):
    unit = world.branch(date(2026, 3, 1), date(2026, 6, 30))
    for month, late in ((3, False), (4, True), (5, False)):
        world.held(unit, PARTY_DAY, date(2026, month, 20), late=late)
    world.owed(unit, "MT-05")
    found = rates.of(Obligation.objects.filter(unit=unit, rule__code="MT-05"))
    assert (found.asked, found.on_time, found.late, found.missed) == (4, 2, 1, 1)
    assert (found.rate, found.punctual) == (75.0, 50.0)
    assert rates.of(Obligation.objects.none()).rate is None
