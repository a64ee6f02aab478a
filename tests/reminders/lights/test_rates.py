"""Rates tell the truth: what counts when met counts when missed, and no rule outweighs another by its rows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from accounts.models.user import User
from organisation.units.models import Unit
from reminders.lights import rates
from reminders.lights.rates import Rates, mean
from reminders.obligations.models import Obligation, Period
from reminders.obligations.periods import FAR_FUTURE
from reminders.rules.models import RuleVersion
from reminders.rules.seeds import SEEDS
from tests.reminders.conftest import TODAY, World

PAST = date(2026, 10, 1)


@pytest.fixture
def unit(world: World) -> Unit:
    branch: Unit = world.branch(date(2026, 1, 1))
    Obligation.objects.all().delete()
    return branch


def duties(unit: Unit, code: str, *outcomes: str, **more: Any) -> None:
    """Rows of one rule, due long ago, with these outcomes."""
    version = RuleVersion.objects.get(rule__code=code)
    period, red = Period.objects.get(key="2026"), FAR_FUTURE if version.says_only else PAST
    for number, outcome in enumerate(outcomes):
        Obligation.objects.create(
            rule=version.rule, version=version, unit=unit, period=period, subject=f"s{number}", outcome=outcome,
            starts_on=PAST, ends_on=PAST, due_on=PAST, yellow_from=red, red_from=red, **more,
        )  # fmt: skip


def found() -> Rates:
    return rates.of(Obligation.objects.all(), TODAY)


def test_what_was_missed_counts_as_what_was_met_does(unit: Unit) -> None:
    duties(unit, "TR-01", "on_time", "open")
    assert (found().asked, found().missed, found().rate) == (2, 1, 50.0)


def test_ten_rows_of_one_yearly_rule_weigh_no_more_than_six_months_of_meetings(unit: Unit) -> None:
    duties(unit, "TR-01", *["open"] * 10)
    duties(unit, "MT-02", *["on_time"] * 6)
    assert (found().asked, found().on_time) == (16, 6)
    assert found().rate == 50.0  # 37.5 by rows
    by_unit = rates.by(Obligation.objects.all(), "unit", TODAY)[unit.pk]
    assert by_unit.rate == found().rate


def test_what_only_hints_stands_in_no_rate_met_or_missed(unit: Unit) -> None:
    RuleVersion.objects.filter(rule__code="SEED-09").update(severity="info")
    duties(unit, "SEED-09", "on_time", "open")
    assert (found().asked, found().rate) == (0, None)


def test_what_waits_for_its_reviewer_is_neither_done_nor_missed(unit: Unit) -> None:
    duties(unit, "MT-02", "on_time", "waiting")
    assert (found().asked, found().handed_in, found().rate) == (1, 1, 100.0)


def test_what_one_keeper_sees_does_not_change_the_rate_for_him(unit: Unit) -> None:
    duties(unit, "MT-02", "on_time")
    duties(unit, "MT-05", "open", keeper=User.objects.create(username="keeper", name="经办人"))
    assert (found().asked, found().rate) == (1, 100.0)


def test_the_month_is_counted_by_rule_as_well(unit: Unit) -> None:
    duties(unit, "TR-01", *["open"] * 10)
    duties(unit, "MT-02", "on_time", "exempt")
    month = rates.of_month(Obligation.objects.all(), PAST)
    assert (month.asked, month.done, month.rate) == (11, 1, 50.0)


def test_a_mean_of_nothing_is_nothing() -> None:
    assert mean([]) is None and mean([(0, 0)]) is None and mean([(1, 2), (0, 0), (1, 1)]) == 75.0


def test_no_seeded_rule_counts_without_lighting() -> None:
    """Of those that only say so one is left: whether to object to a petition is the handler's to decide."""
    assert [seed.code for seed in SEEDS if seed.severity == "info"] == ["XF-04"]
