"""Attendance and hours, stored once, read by the person's card and by the home branch."""

import pytest
from django.urls import reverse

from education.activities.kinds import Kind
from education.participation.figures import lines_of, of_people, participation_of
from tests.cast import Cast, days_ago, signed_in
from tests.education.entry import approved, entry, log, missing

pytestmark = pytest.mark.usefixtures("ordinary_day")


def test_hours_are_earned_by_those_who_came(cast: Cast):
    approved(cast, Kind.TOPIC_STUDY, **missing(cast.zhouqian, "leave"))
    assert participation_of(cast.chenxiaodong).hours == 2
    assert participation_of(cast.zhouqian).hours == 0
    assert participation_of(cast.zhouqian).rate == 0


def test_sitting_in_earns_hours_but_is_no_attendance(cast: Cast):
    approved(cast, Kind.COMMITTEE_MEETING, hours="1", **missing(cast.chenxiaodong, "observer"))
    taken = participation_of(cast.chenxiaodong)
    assert (taken.due, taken.came, taken.hours, taken.rate) == (0, 0, 1, None)


def test_nothing_counts_before_it_is_approved(cast: Cast):
    log(cast.lijianjun, entry(cast.jia.unit, Kind.TOPIC_STUDY), then="submit")
    assert participation_of(cast.chenxiaodong).due == 0
    assert not lines_of(cast.chenxiaodong).exists()


def test_a_year_is_counted_by_itself(cast: Cast):
    approved(cast, day=days_ago(2))
    approved(cast, day=days_ago(60), theme="早一些的会")
    assert participation_of(cast.chenxiaodong, since=days_ago(30)).came == 1
    assert participation_of(cast.chenxiaodong, until=days_ago(30)).came == 1
    assert [line.activity.theme for line in lines_of(cast.chenxiaodong)] == ["学习贯彻全会精神", "早一些的会"]


def test_the_home_branch_reads_many_people_in_one_query(cast: Cast, django_assert_num_queries):
    approved(cast, **missing(cast.zhouqian, "absent", "值班"))
    people = [cast.chenxiaodong.pk, cast.zhouqian.pk, cast.chensiyuan.pk]
    with django_assert_num_queries(1):
        found = of_people(people)
    assert {key: value.rate for key, value in found.items()} == {cast.chenxiaodong.pk: 100, cast.zhouqian.pk: 0}


def page(person, of):
    return signed_in(person).get(f"/education/people/{of.pk}/")


def test_the_home_branch_sees_what_its_member_did_but_not_the_minutes(cast: Cast):
    """刘芳 is secretary of the home branch; 甲's records are beyond her reach, her member's attendance is not."""
    meeting = approved(cast, Kind.TOPIC_STUDY, theme="只在甲支部可见的主题")
    html = page(cast.liufang, cast.chenxiaodong).content.decode()
    assert "专题学习" in html
    assert "甲支部" in html
    assert "只在甲支部可见的主题" not in html
    assert str(meeting.pk) not in html


def test_the_branch_sees_themes_and_opens_them(cast: Cast):
    meeting = approved(cast)
    assert reverse("activities:detail", args=[meeting.pk]) in page(cast.lijianjun, cast.chenxiaodong).content.decode()


def test_strangers_to_the_person_see_no_page(cast: Cast):
    for person in (cast.chensiyuan, cast.sunli, cast.stranger, cast.wugang):
        assert page(person, cast.chenxiaodong).status_code == 404


def test_the_card_leads_there(cast: Cast):
    card = signed_in(cast.liufang).get(reverse("people:detail", args=[cast.chenxiaodong.pk])).content.decode()
    assert f"/education/people/{cast.chenxiaodong.pk}/" in card
