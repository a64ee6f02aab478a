"""催办: with one click and one word, by superiors only."""

from datetime import date

import pytest

from reminders import recomputing
from reminders.notices import delivering
from reminders.notices.models import Notice
from reminders.notices.urge import UrgeRefused, urge
from reminders.obligations.models import Obligation


@pytest.fixture
def duty(today, cast):
    recomputing.recompute_everything()
    return Obligation.objects.select_related("unit", "rule", "version", "period").get(
        unit=cast.jia.unit, rule__code="MT-05", period__key="2026-10"
    )


def test_the_branch_hears_at_once_who_urges_and_what_they_say(duty, cast):
    urge(obligation=duty, by=cast.huangweijie.user, word="请于本周内补开")
    delivering.deliver(delivering.unpublished())
    notice = Notice.objects.get(recipient=cast.lijianjun.user)
    assert notice.title == "催办：甲支部 2026年10月主题党日"
    assert notice.body == "黄伟杰：请于本周内补开"
    assert Notice.objects.filter(recipient=cast.wanghaiyan.user).count() == 1


@pytest.mark.parametrize("name", ["lijianjun", "sunli", "fangyuan", "stranger", "zhengming"])
def test_those_who_may_not_urge_are_told_so(duty, cast, name):
    with pytest.raises(UrgeRefused):
        urge(obligation=duty, by=getattr(cast, name).user, word="请尽快")
    assert not Notice.objects.exists()


def test_nobody_is_urged_twice_a_day(duty, cast):
    urge(obligation=duty, by=cast.huangweijie.user, word="请尽快")
    with pytest.raises(UrgeRefused, match="已经催办过"):
        urge(obligation=duty, by=cast.gaoyumei.user, word="请尽快")


def test_what_is_done_needs_no_urging(duty, cast):
    Obligation.objects.filter(pk=duty.pk).update(outcome="on_time")
    duty.refresh_from_db()
    with pytest.raises(UrgeRefused, match="已经完成"):
        urge(obligation=duty, by=cast.huangweijie.user, word="请尽快")
    assert duty.due_on == date(2026, 10, 31)
