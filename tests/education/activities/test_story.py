"""李建军 logs 甲's assembly, 黄伟杰 returns it with a reason, it is corrected and approved."""

import pytest
from django.core.exceptions import PermissionDenied

from education.activities.kinds import Kind
from education.activities.models import Activity
from records import history, saving
from records.models.history import Snapshot
from records.workflow import MoveRefused, Stale, perform
from tests.cast import Cast, days_ago
from tests.education.entry import activity_from, edit, entry, log, missing, vote

MATTER = "冬季施工党员先锋岗方案"


def test_from_the_first_entry_to_approval(cast: Cast):
    data = entry(cast.jia.unit, **missing(cast.zhouqian, "leave", "体检"), **vote(0, MATTER, 7, 1))
    meeting = log(cast.lijianjun, data, then="submit")
    assert (meeting.state, meeting.late, meeting.author) == ("submitted", False, cast.lijianjun.user)
    assert meeting.vote_text == f"{MATTER}：同意 7 票，不同意 1 票，弃权 0 票（通过）"

    perform(meeting, "return", by=cast.huangweijie.user, reason="请补充决议内容")
    assert meeting.review_opinion == "请补充决议内容"

    corrected = data | {"resolutions": "设立党员先锋岗 3 个。"}
    meeting = edit(cast.lijianjun, meeting, corrected, then="submit")
    perform(meeting, "approve", by=cast.huangweijie.user)
    assert (meeting.state, meeting.resolutions) == ("approved", "设立党员先锋岗 3 个。")

    told = [line.text for line in history.of(meeting).order_by("id")]
    assert told == ["登记", "提交审核", "退回：请补充决议内容", "修改：决议", "提交审核", "通过"]


def test_returning_needs_a_reason(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    with pytest.raises(MoveRefused, match="请填写退回的原因"):
        perform(meeting, "return", by=cast.huangweijie.user, reason="  ")


def test_the_branch_cannot_approve_itself(cast: Cast):
    meeting = log(cast.lijianjun, entry(cast.jia.unit), then="submit")
    with pytest.raises(MoveRefused):
        perform(meeting, "approve", by=cast.lijianjun.user)


def test_a_double_click_makes_one_record(cast: Cast):
    data = entry(cast.jia.unit)
    first = log(cast.lijianjun, data)
    with pytest.raises(saving.AlreadySaved) as again:
        log(cast.lijianjun, data)
    assert again.value.record.pk == first.pk
    assert Activity.objects.count() == 1


def test_the_second_saver_is_told(cast: Cast):
    data = entry(cast.jia.unit)
    meeting = log(cast.lijianjun, data)
    edit(cast.wanghaiyan, meeting, data | {"theme": "改过的主题"})
    form = activity_from({**data, "version": 1}, user=cast.lijianjun.user, instance=Activity.objects.get())
    assert form.is_valid()
    with pytest.raises(Stale):
        saving.update(form, by=cast.lijianjun.user, power="log")
    assert Activity.objects.get().theme == "改过的主题"


def test_what_was_approved_stays_readable_after_an_edit(cast: Cast):
    data = entry(cast.jia.unit, **vote(0, MATTER, 7, 1))
    meeting = perform(log(cast.lijianjun, data, then="submit"), "approve", by=cast.huangweijie.user)
    changed = data | missing(cast.zhouqian, "leave", "体检") | {"theme": "新主题"}
    meeting = edit(cast.lijianjun, meeting, changed)
    assert meeting.state == "submitted"
    kept = dict(Snapshot.objects.get(object_id=str(meeting.pk)).content)
    assert kept["活动主题"] == "学习贯彻全会精神"
    assert kept["到会情况"].startswith("应到 9 人，实到 9 人")
    assert MATTER in kept["表决情况"]


def test_the_history_tells_who_was_missing_before_and_after(cast: Cast):
    data = entry(cast.jia.unit)
    meeting = edit(cast.lijianjun, log(cast.lijianjun, data), data | missing(cast.zhouqian, "leave", "体检"))
    line = history.of(meeting).first()
    assert line.changes["缺席人员及原因"] == ["—", "周倩（请假：体检）"]


def test_a_first_submission_after_a_week_is_a_make_up(cast: Cast):
    on_time = log(cast.lijianjun, entry(cast.jia.unit, day=days_ago(7)), then="submit")
    late = log(cast.lijianjun, entry(cast.jia.unit, day=days_ago(8)), then="submit")
    assert (on_time.late, late.late) == (False, True)


def test_what_was_sent_in_time_and_returned_is_no_make_up(cast: Cast):
    """Only the first submission is measured; a correction may take its time."""
    data = entry(cast.jia.unit, day=days_ago(7))
    meeting = perform(log(cast.lijianjun, data, then="submit"), "return", by=cast.huangweijie.user, reason="补充")
    meeting = edit(cast.lijianjun, meeting, data | entry(cast.jia.unit, day=days_ago(20)), then="submit")
    assert not meeting.late


def test_superiors_do_not_see_drafts_and_other_units_see_nothing(cast: Cast):
    log(cast.lijianjun, entry(cast.jia.unit))
    sent = log(cast.lijianjun, entry(cast.jia.unit, Kind.TOPIC_STUDY), then="submit")
    seen = {
        person.name: list(Activity.objects.visible_to(person.user))
        for person in (cast.huangweijie, cast.linjing, cast.sunli, cast.chensiyuan, cast.shenqing, cast.stranger)
    }
    assert seen == {"黄伟杰": [sent], "林静": [sent], "孙丽": [], "陈思远": [], "沈清": [], "路人": []}


def test_nobody_logs_for_a_branch_above_or_beside(cast: Cast):
    form = activity_from(entry(cast.jia.unit), user=cast.huangweijie.user)
    assert not form.is_valid()


def test_the_post_that_ended_a_moment_ago_saves_nothing(cast: Cast):
    from organisation.posts.acts import end_post

    form = activity_from(entry(cast.jia.unit), user=cast.lijianjun.user)
    assert form.is_valid()
    end_post(post=cast.lijianjun.posts.get(), by=None)
    with pytest.raises(PermissionDenied):
        saving.create(form, by=cast.lijianjun.user, power="log")
    assert not Activity.objects.exists()
