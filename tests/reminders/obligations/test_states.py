"""One word for one state: rows and record agree on every duty and day, and no page says another word."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest

from reminders.obligations import states
from reminders.obligations.models import Obligation, Period
from reminders.obligations.periods import FAR_FUTURE
from reminders.obligations.states import State
from reminders.rules.models import RuleVersion
from tests.reminders.conftest import TODAY, World

DAY = timedelta(days=1)


@pytest.fixture
def duties(world: World) -> list[Obligation]:
    """Every outcome with days of yellow, deadline and red around today, and with a light that never comes."""
    unit, period = world.branch(date(2026, 1, 1)), Period.objects.get(key="2026-11")
    version = RuleVersion.objects.select_related("rule").get(rule__code="MT-05")
    days = [
        (TODAY + due * DAY, -window * DAY, grace * DAY) for due in range(-3, 4) for window in (0, 2) for grace in (1, 3)
    ]
    dates = [(due, due + yellow, due + red) for due, yellow, red in days]
    dates += [(TODAY + due * DAY, FAR_FUTURE, FAR_FUTURE) for due in (-82, -1, 0, 1)]
    return Obligation.objects.bulk_create(
        Obligation(
            rule=version.rule, version=version, unit=unit, period=period, subject=f"s{number}", outcome=outcome,
            starts_on=TODAY, ends_on=TODAY, due_on=due, yellow_from=yellow, red_from=red,
        )
        for number, (outcome, (due, yellow, red)) in enumerate(product(Obligation.Outcome.values, dates))
    )  # fmt: skip


@pytest.mark.parametrize("offset", range(-4, 5))
def test_rows_and_record_are_in_the_same_one_state(duties: list[Obligation], offset: int) -> None:
    day, rows = TODAY + offset * DAY, Obligation.objects.filter(subject__startswith="s")
    found: dict[int, list[State]] = {duty.pk: [] for duty in duties}
    for state in State:
        for pk in rows.filter(states.rows_in(state, day)).values_list("pk", flat=True):
            found[pk].append(state)
    assert found == {duty.pk: [duty.state(day)] for duty in duties}
    counted = rows.aggregate(**states.counts(day))
    assert counted == {f"in_{state}": sum(duty.state(day) == state for duty in duties) for state in State}


def test_a_light_and_its_word_never_disagree(duties: list[Obligation]) -> None:
    for duty in duties:
        assert {"red": "red", "yellow": "yellow"}.get(duty.light(), "") == (
            duty.state().colour if duty.state() in (State.OVERDUE, State.GRACE, State.SOON) else ""
        )


def test_what_is_82_days_past_and_never_lights_is_called_a_hint_and_not_still_to_come(duties: list[Obligation]) -> None:
    old = [duty for duty in duties if (TODAY - duty.due_on).days == 82 and duty.outcome == "open"]
    assert [duty.state().label for duty in old] == ["未完成（只提示）"]


def test_the_state_to_act_on_first_speaks_for_a_cell() -> None:
    assert states.first_of({"in_on_time": 9, "in_overdue": 1}) is State.OVERDUE
    assert states.first_of({"in_on_time": 9, "in_waiting": 1, "in_planned": 2}) is State.WAITING
    assert states.first_of({"in_on_time": 0}) is None
