"""The large demonstration data is in step as if somebody had logged it by hand, and the same every time."""

from __future__ import annotations

import pytest
from django.db import transaction

from branches.life.models import TemporaryBranch
from education.activities.models import Activity
from education.months.counting import recomputed, stored
from education.months.models import ActivityMonth, BranchMonth
from organisation.posts.models import Post
from organisation.units.models import Unit
from portal.demo import large
from reminders.obligations.models import Obligation
from reminders.recomputing import recompute_everything
from tests.cast import Cast, signed_in


@pytest.fixture
def grown(cast: Cast) -> Cast:
    before = Activity.objects.count(), TemporaryBranch.objects.count()
    large.grow(large.Size(activities=before[0] + 300, branches=before[1] + 4))
    return cast


def monitored():
    return Activity.objects.filter(unit__code__startswith="LZ-M-").order_by("pk")


def test_there_is_as_much_as_was_asked_for(grown: Cast) -> None:
    assert monitored().count() == 300
    assert Unit.objects.filter(code__startswith="LZ-M-").count() == 4


def test_the_month_summary_is_what_counting_would_say(grown: Cast) -> None:
    assert stored() == recomputed()
    for cell in ActivityMonth.objects.filter(unit__code__startswith="LZ-M-"):
        assert Activity.objects.filter(counted_in=cell).count() == cell.approved
    for total in BranchMonth.objects.filter(unit__code__startswith="LZ-M-"):
        counted = Activity.objects.approved().filter(unit=total.unit, held_on__year=total.month.year)
        assert counted.filter(held_on__month=total.month.month).count() == total.approved
    assert BranchMonth.objects.filter(unit__code__startswith="LZ-M-").exists()


def test_every_row_could_have_come_from_the_form(grown: Cast) -> None:
    for activity in monitored()[:40]:
        held_on, period, name = activity.held_on, activity.period, activity.name
        activity.full_clean()
        activity.derive()
        assert (activity.held_on, activity.period, activity.name) == (held_on, period, name)


def test_lights_are_settled_already(grown: Cast) -> None:
    assert Obligation.objects.filter(unit__code__startswith="LZ-M-").exists()
    run = recompute_everything()
    assert (run.created, run.corrected, run.removed) == (0, 0, 0)


def test_it_is_the_same_every_time(cast: Cast) -> None:
    """Keys drawn from the same dice: figures of two machines speak of the same rows."""
    drawn = []
    for _ in range(2):
        with transaction.atomic():
            before = Activity.objects.count(), TemporaryBranch.objects.count()
            large.grow(large.Size(activities=before[0] + 60, branches=before[1] + 2))
            drawn.append(list(monitored().values_list("pk", "kind", "theme", "held_on", "state", "present")))
            transaction.set_rollback(True)
    assert drawn[0] == drawn[1]
    assert len(drawn[0]) == 60


def test_the_first_secretaries_may_sign_in_and_see_their_own_branch(grown: Cast) -> None:
    post = Post.objects.get(person__user__username="jiance1.shuji")
    answer = signed_in(post.person).get("/activities/")
    own = Activity.objects.filter(unit=post.unit).count()
    assert answer.context["page"]["total"] == own
