"""The month summary says at every moment what counting all activities anew would say."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from education.activities.kinds import Kind
from education.activities.models import Activity
from education.months.counting import Totals, month_of, rebuild, recomputed, stored
from education.months.models import ActivityMonth
from records.voiding import discard
from records.workflow import MoveRefused, perform
from tests.cast import Cast, days_ago
from tests.education.entry import edit, entry, log, missing


def approved(cast: Cast, **typed) -> Activity:
    meeting = log(cast.lijianjun, entry(cast.jia.unit, **typed), then="submit")
    return perform(meeting, "approve", by=cast.huangweijie.user)


def cell(cast: Cast, kind: str = Kind.MEMBER_ASSEMBLY, day=None) -> Totals | None:
    return stored().get((cast.jia.unit.pk, month_of(day or days_ago(2)), kind))


def test_what_is_not_yet_approved_counts_for_nothing(cast: Cast):
    log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    assert cell(cast) is None


def test_an_approved_meeting_counts_with_its_people(cast: Cast):
    approved(cast, **missing(cast.zhouqian, "leave"))
    assert cell(cast) == Totals(approved=1, late=0, expected=9, present=8)


def test_a_make_up_entry_is_counted_as_late(cast: Cast):
    approved(cast, day=days_ago(12))
    assert cell(cast, day=days_ago(12)) == Totals(approved=1, late=1, expected=9, present=9)


def test_a_meeting_leaves_the_sum_when_it_is_edited_and_comes_back_in_its_new_month(cast: Cast):
    meeting = approved(cast, day=days_ago(2))
    meeting = edit(cast.lijianjun, meeting, entry(cast.jia.unit, day=days_ago(70)))
    assert meeting.state == "submitted"
    assert stored() == {}
    perform(meeting, "approve", by=cast.huangweijie.user)
    assert list(stored()) == [(cast.jia.unit.pk, month_of(days_ago(70)), Kind.MEMBER_ASSEMBLY)]


def test_a_voided_meeting_leaves_the_sum(cast: Cast):
    approved(cast)
    meeting = approved(cast, theme="另一次")
    discard(meeting, by=cast.lijianjun.user, reason="重复登记")
    assert cell(cast) == Totals(approved=1, late=0, expected=9, present=9)


def test_rebuilding_repairs_whatever_was_wrong(cast: Cast):
    meeting = approved(cast)
    ActivityMonth.objects.update(approved=7)
    ActivityMonth.objects.create(unit=cast.yi.unit, month=month_of(days_ago(2)), kind=Kind.PARTY_LECTURE, approved=3)
    Activity.objects.update(counted_in=None)
    assert rebuild() == 1
    assert (
        stored()
        == recomputed()
        == {(cast.jia.unit.pk, month_of(days_ago(2)), Kind.MEMBER_ASSEMBLY): Totals(1, 0, 9, 9)}
    )
    meeting.refresh_from_db()
    discard(meeting, by=cast.lijianjun.user, reason="重复登记")
    assert stored() == {}


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["log", "submit", "approve", "return", "withdraw", "edit", "void"]),
        st.integers(0, 3),  # which of the activities
        st.sampled_from([1, 2, 33, 40, 80]),  # held so many days ago
        st.sampled_from([Kind.MEMBER_ASSEMBLY, Kind.COMMITTEE_MEETING, Kind.TOPIC_STUDY]),
    ),
    max_size=14,
)


@pytest.mark.django_db
@given(acts=ACTS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_summary_and_recount_agree_after_any_sequence_of_acts(cast: Cast, acts):
    made: list[Activity] = []
    for act, which, days, kind in acts:
        data = entry(cast.jia.unit, kind, days_ago(days), theme=f"第 {len(made)} 次")
        try:
            if act == "log" or not made:
                made.append(log(cast.lijianjun, data))
            else:
                do(cast, act, Activity.objects.get(pk=made[which % len(made)].pk), data)
        except (MoveRefused, Activity.DoesNotExist):
            pass  # not possible in this state; nothing may have changed
        assert stored() == recomputed()


def do(cast: Cast, act: str, activity: Activity, data) -> None:
    """One act of whoever is due to do it."""
    if act == "edit":
        if activity.state in activity.workflow.editable and not activity.is_voided:
            edit(cast.lijianjun, activity, data)
    elif act == "void":
        discard(activity, by=cast.lijianjun.user, reason="登记有误")
    else:
        reviewer = act in ("approve", "return")
        by = cast.huangweijie if reviewer else cast.lijianjun
        perform(activity, act, by=by.user, reason="请补充内容")
