"""A milestone that is not reached in time lights up at its branch, and goes out the minute it is reported."""

from datetime import timedelta

import pytest
from django.utils import timezone

from branches.milestones.models import SquadMilestone
from branches.squads.acts import disband_of
from branches.squads.models import AssaultTeam
from records.workflow import perform
from reminders import recomputing, workdays
from reminders.obligations.models import Obligation
from tests.cast import Cast, days_ago

pytestmark = pytest.mark.django_db(transaction=False)


def planned(cast: Cast, due: int, state: str = "running") -> SquadMilestone:
    squad = AssaultTeam.objects.create(
        unit=cast.jia.unit, name="先锋队", formed_on=days_ago(40), task="联调", state=state, leader_name="王海燕"
    )
    return SquadMilestone.objects.create(squad=squad, unit=squad.unit, plan="通过联调", due_on=days_ago(due))


def clock() -> Obligation | None:
    recomputing.recompute_deadlines(codes=["milestone.due"])
    return Obligation.objects.filter(rule__code="SEED-16").first()


def test_the_clock_ends_on_the_planned_day(cast: Cast):
    planned(cast, 3)
    found = clock()
    assert found is not None
    due = workdays.load().deadline(days_ago(3), 0, working=False)  # a day off hands it on to the next working day
    assert (found.due_on, found.outcome) == (due, Obligation.Outcome.OPEN)
    assert (found.yellow_from, found.red_from) == (due - timedelta(days=7), due + timedelta(days=1))
    assert found.title == "先锋队：通过联调"


def test_reporting_answers_it(cast: Cast):
    one = planned(cast, -2)
    perform(one, "done", by=cast.lijianjun.user, told={"done_on": timezone.localdate(), "completion": "通过"})
    found = clock()
    assert found is not None and found.outcome == Obligation.Outcome.ON_TIME


def test_drafts_and_disbanded_squads_have_no_clock(cast: Cast):
    planned(cast, 3, state="draft")
    one = planned(cast, 3)
    disband_of(one.unit, on=days_ago(0), by=None)
    assert clock() is None
