"""What a branch owes follows from the rules in force, and from papers that let it off."""

from datetime import date, timedelta

from reminders.obligations.models import Obligation
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion
from tests.reminders.conftest import ASSEMBLY, PARTY_DAY


def revise(code, valid_from, **changes):
    """A new version of the rule from that day on."""
    old = RuleVersion.objects.get(rule__code=code, valid_to=None)
    codes = list(old.fulfilments.values_list("code", flat=True))
    RuleVersion.objects.filter(pk=old.pk).update(valid_to=valid_from)
    old.pk, old.number, old.valid_from, old.valid_to = None, old.number + 1, valid_from, None
    for name, value in changes.items():
        setattr(old, name, value)
    old._state.adding = True
    old.save()
    RuleFulfilment.objects.bulk_create([RuleFulfilment(version=old, code=code) for code in codes])
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
    RuleFulfilment.objects.create(version=version, code="activity.topic_study")
    # Eleven days of October are too few.
    assert list(world.owed(world.branch(date(2026, 1, 1)), "NEW")) == ["2026-11", "2026-12"]


def test_nobody_is_asked_for_what_the_portal_cannot_log(world):
    rule = Rule.objects.create(code="NO-FORM", title="无处登记", focus="guidance")
    version = RuleVersion.objects.create(rule=rule, valid_from=date(2020, 1, 1), every="month", clause="-", todo="做")
    RuleFulfilment.objects.create(version=version, code="nobody.registered")
    assert world.owed(world.branch(date(2026, 1, 1)), "NO-FORM") == {}


def test_phases_of_the_past_are_not_judged_by_the_phase_of_today(world):
    rule = Rule.objects.create(code="PHASE", title="收尾清点", focus="service")
    version = RuleVersion.objects.create(
        rule=rule, valid_from=date(2020, 1, 1), every="month", clause="-", todo="做", phases="closing"
    )
    RuleFulfilment.objects.create(version=version, code="activity.topic_study")
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
    RuleFulfilment.objects.create(version=version, code="activity.member_assembly")
    unit = world.branch(date(2026, 1, 1))
    world.held(unit, ASSEMBLY, date(2026, 3, 10))
    owed = world.owed(unit, "ROLL")
    assert owed["2026-02"] == "open"
    assert {owed[f"2026-0{month}"] for month in range(3, 9)} == {"on_time"}
    assert owed["2026-09"] == "open"
