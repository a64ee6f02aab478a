"""Who is told of a duty, and when: 30, 7, 3, 0 days before, then overdue, then the unit, then the institute."""

from datetime import date, datetime, timedelta

import pytest

from organisation.posts.acts import end_post
from organisation.posts.models import Post
from reminders import recomputing, tasks
from reminders.notices import delivering, planning
from reminders.notices.models import DayRun, Dispatch, Notice, NoticePreference, Reminder
from reminders.notices.reading import unread_count
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion
from tests.reminders.conftest import local

ONLY = "MT-05"


@pytest.fixture
def jia(today, cast):
    """甲 with nothing but the monthly party day to do, none of the past months owed."""
    RuleVersion.objects.exclude(rule__code=ONLY).delete()
    RuleVersion.objects.update(valid_from=date(2026, 11, 1), unit_after=3, institute_after=10)
    recomputing.recompute_everything()
    return cast.jia.unit


def run(today, day):
    """That day's tick, and a worker that delivers."""
    today.move_to(local(day, 9))
    planning.run_day(day)
    delivering.deliver(delivering.unpublished())


def told(person):
    return [notice.title for notice in Notice.objects.filter(recipient=person.user).order_by("pk")]


def test_the_secretary_hears_seven_three_and_no_days_before(jia, cast, today):
    for day in range(20, 31):
        run(today, date(2026, 11, day))
    stages = Reminder.objects.filter(recipient=cast.lijianjun.user, obligation__unit=jia).order_by("pk")
    assert [row.stage for row in stages] == ["d7", "d3", "d0"]
    assert len(told(cast.lijianjun)) == 3
    assert told(cast.huangweijie) == []


def test_a_long_window_starts_with_thirty_days(jia, cast, today):
    RuleVersion.objects.update(window_days=45)
    recomputing.recompute_everything(date(2026, 11, 1))
    run(today, date(2026, 11, 1))
    assert Reminder.objects.filter(recipient=cast.lijianjun.user).values_list("stage", flat=True)[0] == "d30"


def test_the_portal_being_down_for_days_loses_no_stage_that_still_matters(jia, cast, today):
    run(today, date(2026, 11, 24))  # d7
    run(today, date(2026, 12, 1))  # the machine slept from the 25th to the 30th
    stages = Reminder.objects.filter(recipient=cast.lijianjun.user, obligation__period__key="2026-11")
    assert [row.stage for row in stages.order_by("pk")] == ["d7", "overdue"]


def test_overdue_goes_up_level_by_level_and_each_superior_hears_once(jia, cast, today):
    for offset in range(25):
        run(today, date(2026, 11, 24) + timedelta(days=offset))
    november = Reminder.objects.filter(obligation__unit=jia, obligation__period__key="2026-11")
    unit = november.filter(recipient=cast.huangweijie.user)
    assert [row.stage for row in unit] == ["unit"]
    assert timezone_day(unit.get()) == date(2026, 12, 3)  # due on the 30th, three days later
    institute = november.filter(recipient=cast.linjing.user)
    assert [row.stage for row in institute] == ["institute"]
    assert timezone_day(institute.get()) == date(2026, 12, 10)
    assert not november.filter(recipient=cast.sunli.user).exists()  # another unit


def timezone_day(row):
    from django.utils import timezone

    return timezone.localdate(row.created_at)


def test_the_superior_has_one_notice_and_not_two(jia, cast, today):
    from organisation.units.models import Unit

    others = Unit.objects.filter(pk__in=[cast.yi.unit.pk, cast.bing.unit.pk])
    Obligation.objects.filter(unit__in=others).delete()
    for offset in range(8):
        run(today, date(2026, 11, 28) + timedelta(days=offset))
        run(today, date(2026, 11, 28) + timedelta(days=offset))  # a doubled beat
    assert len(told(cast.huangweijie)) == 1
    assert told(cast.huangweijie)[0] == "今日提醒：1 项逾期"


def test_the_superior_stands_in_for_a_secretary_who_is_away(jia, cast, today):
    NoticePreference.objects.create(user=cast.lijianjun.user, away_from=date(2026, 11, 20), away_to=date(2026, 11, 26))
    run(today, date(2026, 11, 24))
    assert told(cast.lijianjun) == []
    assert len(told(cast.wanghaiyan)) == 1  # the deputy
    assert len(told(cast.huangweijie)) == 1


def test_the_superior_is_told_when_the_posts_are_vacant(jia, cast, today):
    for post in Post.objects.filter(unit=jia, role__in=("secretary", "deputy_secretary"), ends_on=None):
        end_post(post=post, by=None)
    run(today, date(2026, 11, 24))
    assert len(told(cast.huangweijie)) == 1


def test_everything_of_a_day_comes_in_one_digest(jia, cast, today):
    duty = Obligation.objects.get(unit=jia, period__key="2026-11")
    duty.pk, duty.subject = None, "another"
    duty.save()
    run(today, date(2026, 11, 24))
    notice = Notice.objects.get(recipient=cast.lijianjun.user)
    assert notice.title == "今日提醒：2 项将到期"
    assert "甲支部：2026年11月主题党日，还有 6 天" in notice.body
    assert unread_count(cast.lijianjun.user) == 1


def test_what_is_done_is_not_reminded_of(jia, cast, today):
    Obligation.objects.filter(unit=jia).update(outcome="on_time")
    run(today, date(2026, 11, 30))
    assert told(cast.lijianjun) == []


def test_a_sensitive_matter_is_told_to_its_keeper_without_a_word_about_it(jia, cast, today):
    duty = Obligation.objects.get(unit=jia, period__key="2026-11")
    duty.rule.sensitive = True
    duty.rule.save()
    Obligation.objects.filter(pk=duty.pk).update(keeper=cast.zhengming.user, title="关于某某的反映")
    run(today, date(2026, 12, 15))
    assert told(cast.lijianjun) == []
    assert told(cast.huangweijie) == []
    body = Notice.objects.get(recipient=cast.zhengming.user).body
    assert body == "您经办的 1 件事项已逾期 15 天，请登录查看"
    assert not Dispatch.objects.filter(body__contains="某某").exists()


def test_who_has_filed_is_left_in_peace_while_the_unit_reviews(jia, cast, today):
    Obligation.objects.filter(unit=jia).update(outcome="waiting")
    run(today, date(2026, 12, 15))
    assert told(cast.lijianjun) == []


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-11-30T15:59:59+00:00", date(2026, 11, 30)),
        ("2026-11-30T16:00:00+00:00", date(2026, 12, 1)),
        ("2026-12-31T15:59:59+00:00", date(2026, 12, 31)),
        ("2026-12-31T16:00:00+00:00", date(2027, 1, 1)),
        ("2028-02-28T16:00:00+00:00", date(2028, 2, 29)),
    ],
)
def test_the_day_is_the_day_in_beijing(jia, cast, today, instant, day, monkeypatch):
    ran = []
    monkeypatch.setattr(planning, "run_day", ran.append)
    today.move_to(datetime.fromisoformat(instant))
    tasks.tick()
    assert ran == ([day] if instant.endswith("15:59:59+00:00") else [])  # at midnight everybody sleeps


def test_a_morning_that_nobody_was_up_for_is_made_up_later_that_day(jia, cast, today):
    today.move_to(local(date(2026, 11, 24), 7))
    tasks.tick()
    assert not DayRun.objects.exists()  # too early
    today.move_to(local(date(2026, 11, 24), 21))
    tasks.tick()
    tasks.tick()
    assert [run.day for run in DayRun.objects.all()] == [date(2026, 11, 24)]


def test_a_clock_that_jumps_ahead_and_back_doubles_nothing(jia, cast, today):
    run(today, date(2026, 11, 24))
    run(today, date(2026, 12, 1))  # a wrong clock
    run(today, date(2026, 11, 24))
    run(today, date(2026, 11, 25))
    stages = Reminder.objects.filter(recipient=cast.lijianjun.user, obligation__period__key="2026-11")
    assert sorted(row.stage for row in stages) == ["d7", "overdue"]
    assert Dispatch.objects.filter(recipient=cast.lijianjun.user).count() == 2
