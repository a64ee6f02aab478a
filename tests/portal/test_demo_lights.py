"""The first sight of the demonstration: a spread of lights with reasons, on whatever day it is built."""

from __future__ import annotations

from collections import Counter
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.utils import timezone

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from branches.page import lights as branch_lights
from portal.demo import build
from records.models.history import HistoryLine
from reminders.lights import lit as lights
from tests.house.rooms import all_rooms, without_demonstration

pytestmark = pytest.mark.one_database  # which stories the demonstration tells

# An ordinary day late in the year, the first of a year (every period has just ended), the day few years have.
DAYS = ((2026, 11, 23), (2027, 1, 1), (2028, 2, 29))


def running(user: User) -> Counter[str]:
    branches = TemporaryBranch.objects.filter(state__in=TemporaryBranch.ACTIVE)
    return Counter(branch_lights.with_light(branches, user).values_list("light", flat=True))


def reasons(user: User) -> set[str]:
    return set(lights.current(user).red(timezone.localdate()).values_list("rule__code", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("day", DAYS)
def test_some_branches_are_green_some_yellow_and_a_few_red_for_reasons_of_their_own(
    day, django_capture_on_commit_callbacks
) -> None:
    with time_machine.travel(datetime(*day, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai"))):
        with django_capture_on_commit_callbacks(execute=True):
            build.build()
        institute = User.objects.get(username="yuan.zuzhi")
        spread = running(institute)
        assert sum(spread.values()) == 34
        assert spread["green"] >= 12, spread
        assert spread["yellow"] >= 5, spread
        assert 5 <= spread["red"] <= 9, spread
        # No areas set up, no pledges begun, an agreement run out, a finding unanswered, no organisation for a project.
        assert reasons(institute) >= {"SEED-14", "SEED-15", "SEED-13", "SEED-18", "SY-01"}
    founding = HistoryLine.objects.filter(verb="found")
    assert founding.count() == 40
    assert set(founding.values_list("actor_name", flat=True)) == {institute.name}
    # Every room has something to show, or says why not.
    assert without_demonstration() == [room.name for room in all_rooms() if "demo" in room.without]
