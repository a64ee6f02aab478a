"""催办 of what is ticked: one act, one message a person, and by name who heard and who could not."""

from __future__ import annotations

import pytest
from django.urls import reverse

from organisation.posts.models import Post
from organisation.powers import Role
from records.models.history import HistoryLine
from reminders import recomputing
from reminders.lights.lit import summary
from reminders.lights.urge_page import burning_of
from reminders.notices.models import Dispatch, NoticePreference, Urge
from reminders.notices.urge import urge_all
from tests.cast import Cast, days_ago, signed_in

PAGE = "/reminders/urge/"


@pytest.fixture
def settled(today, cast: Cast) -> Cast:
    recomputing.recompute_everything()
    return cast


def address(*units: object) -> str:
    return f"{PAGE}?{'&'.join(f'units={unit.pk}' for unit in units)}&back=/"


def heard() -> list[str]:
    return list(
        Dispatch.objects.filter(channel="portal").order_by("recipient__name").values_list("recipient__name", flat=True)
    )


def test_a_branch_is_one_row_with_its_worst_reason_and_how_many_more(settled: Cast) -> None:
    found = summary(settled.huangweijie.user)
    assert sorted(str(one.unit) for one in found.worst) == ["乙支部", "甲支部"]
    duties = burning_of(settled.huangweijie.user, [one.unit.pk for one in found.worst])[0]
    for one in found.worst:
        rows = duties[one.unit]
        assert (one.light, one.red, one.more) == ("red", len(rows), len(rows) - 1)
        assert one.first.obligation == min(rows, key=lambda row: (row.red_from, row.pk))
    page = signed_in(settled.huangweijie).get("/").content.decode()
    for one in found.worst:
        assert f"{one.first.reason}</a>，另有 {one.more} 项" in page


def test_more_branches_than_are_named_are_counted(settled: Cast) -> None:
    found = summary(settled.linjing.user, named=1)
    assert (len(found.worst), found.more) == (1, found.red + found.yellow - 1)


def test_whoever_answers_for_two_branches_hears_once(settled: Cast) -> None:
    Post.objects.create(
        person=settled.lijianjun, unit=settled.yi.unit, role=Role.DEPUTY_SECRETARY, starts_on=days_ago(3)
    )
    client = signed_in(settled.huangweijie)
    asked = client.get(address(settled.jia.unit, settled.yi.unit))
    assert "催办 2 个党组织" in asked.content.decode() and not Urge.objects.exists()
    page = client.post(address(settled.jia.unit, settled.yi.unit), {"word": "请本周补齐"}, follow=True).content.decode()
    assert heard() == ["李建军", "王海燕", "赵志强"]
    [told] = Dispatch.objects.filter(channel="portal", recipient=settled.lijianjun.user)
    assert told.title.startswith("催办：") and "2 个党组织" in told.title
    assert all(name in told.body for name in ("请本周补齐", "甲支部：", "乙支部："))
    assert told.url == reverse("reminders:mine")
    [one] = Dispatch.objects.filter(channel="portal", recipient=settled.zhaozhiqiang.user)
    assert "乙支部" in one.title and "甲支部" not in one.title + one.body
    for name in ("李建军（甲支部书记）", "王海燕（甲支部副书记）", "赵志强（乙支部书记）"):
        assert name in page
    lines = HistoryLine.objects.filter(verb="urge")
    assert {line.object_title for line in lines} == {str(settled.jia.unit), str(settled.yi.unit)}
    assert len({line.act for line in lines}) == 1


def test_whom_the_message_could_not_reach_is_named_with_the_reason(settled: Cast, today) -> None:
    NoticePreference.objects.create(user=settled.wanghaiyan.user, away_from=days_ago(1), away_to=days_ago(-9))
    Post.objects.filter(unit=settled.yi.unit).update(ends_on=days_ago(1))
    client = signed_in(settled.linjing)
    page = client.post(address(settled.jia.unit, settled.yi.unit), {"word": "请补齐"}, follow=True).content.decode()
    assert "王海燕（甲支部副书记）离岗" in page
    assert "乙支部没有能收到消息的负责人，已发给上级党组织" in page
    assert {"李建军", "高玉梅"} <= set(heard())
    assert "王海燕" not in heard()


def test_only_what_is_red_is_urged_and_nothing_twice(settled: Cast) -> None:
    client = signed_in(settled.huangweijie)
    client.post(address(settled.jia.unit), {"word": "请补齐"})
    assert Urge.objects.exists() and all(one.obligation.is_red() for one in Urge.objects.select_related("obligation"))
    many = Urge.objects.count()
    page = client.post(address(settled.jia.unit), {"word": "再催"}, follow=True).content.decode()
    assert "甲支部刚刚催办过" in page
    assert Urge.objects.count() == many


@pytest.mark.parametrize("name", ["lijianjun", "sunli", "stranger", "shenqing"])
def test_who_may_not_urge_reaches_nobody(settled: Cast, name: str) -> None:
    signed_in(getattr(settled, name)).post(address(settled.jia.unit), {"word": "请补齐"})
    assert not Dispatch.objects.exists() and not Urge.objects.exists()


def test_without_a_word_nothing_is_sent(settled: Cast) -> None:
    answer = signed_in(settled.huangweijie).post(address(settled.jia.unit), {"word": " "})
    assert answer.status_code == 422
    assert not Urge.objects.exists()


def test_it_takes_the_same_queries_for_one_branch_and_for_two(settled: Cast, django_assert_max_num_queries) -> None:
    duties = [
        row
        for rows in burning_of(settled.linjing.user, [settled.jia.unit.pk, settled.yi.unit.pk])[0].values()
        for row in rows
    ]
    with django_assert_max_num_queries(30):
        urge_all(obligations=duties, by=settled.linjing.user, word="请补齐")


def test_what_is_handed_in_and_waits_for_review_is_not_urged(settled: Cast) -> None:
    rows = burning_of(settled.huangweijie.user, [settled.jia.unit.pk])[0][settled.jia.unit]
    type(rows[0]).objects.filter(pk__in=[row.pk for row in rows[1:]]).update(outcome="waiting")
    assert burning_of(settled.huangweijie.user, [settled.jia.unit.pk])[0] == {settled.jia.unit: [rows[0]]}
