"""The register of officers follows the posts; appraisals stay with the offices and the person."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from branches.committee.acts import relieve, replace
from organisation.posts.acts import end_post, open_post
from organisation.powers import Role
from tests.branches.merit.makers import make_appraisal, make_incentive
from tests.cast import Cast, signed_in


def test_everybody_with_a_post_is_in_the_register_and_nobody_else(cast: Cast) -> None:
    names = {one.person.name for one in PartyAffairsOfficer.objects.filter(in_office=True).select_related("person")}
    assert names == {
        "林静", "何远", "郑明", "高玉梅", "黄伟杰", "孙丽", "刘芳", "李建军", "王海燕", "张雪", "赵志强", "陈思远",
    }  # fmt: skip
    assert {one.person.name for one in PartyAffairsOfficer.objects.filter(in_office=False)} == {"吴刚", "马俊"}
    assert cast.zhaozhiqiang.officer.title == "乙支部 · 书记（专职）"


def test_the_register_follows_the_posts_in_the_same_transaction(cast: Cast) -> None:
    post = cast.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None)
    by = cast.linjing.user
    replace(post=post, person=cast.chenxiaodong, by=by, document_number="院党委〔2026〕8号", full_time=True)
    old, new = PartyAffairsOfficer.objects.get(person=cast.lijianjun), cast.chenxiaodong.officer
    assert (old.in_office, old.role) == (False, "secretary")
    assert (new.in_office, new.role, new.full_time, new.unit) == (True, "secretary", True, cast.jia.unit)
    relieve(post=cast.chenxiaodong.posts.get(role=Role.SECRETARY, ends_on=None), by=by)
    new.refresh_from_db()
    assert (new.in_office, new.full_time) == (False, False)


def test_of_several_posts_the_highest_stands_first(cast: Cast) -> None:
    first = open_post(person=cast.lijianjun, role=Role.UNIT_OFFICER, unit=cast.first, by=None)
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.role, officer.unit) == ("unit_officer", cast.first)
    assert officer.title == "一部党委 · 院属单位党务干事；甲支部 · 书记"
    end_post(post=first, by=None)
    officer.refresh_from_db()
    assert (officer.role, officer.title) == ("secretary", "甲支部 · 书记")


def test_what_was_recorded_stays_when_the_post_changes(cast: Cast) -> None:
    url = reverse("cadres:edit", args=[cast.lijianjun.officer.pk])
    body = {"version": 1, "working_since": "2019-07-01", "reserve": "key", "qualification": "政工师"}
    assert signed_in(cast.huangweijie).post(url, body).status_code == 302
    end_post(post=cast.lijianjun.posts.get(role=Role.SECRETARY, ends_on=None), by=None)
    officer = PartyAffairsOfficer.objects.get(person=cast.lijianjun)
    assert (officer.reserve, officer.qualification, officer.in_office) == ("key", "政工师", False)
    assert officer.years == timezone.localdate().year - 2019 - (
        timezone.localdate() < date(timezone.localdate().year, 7, 1)
    )


@pytest.mark.parametrize("who", ["wanghaiyan", "chenxiaodong", "liufang", "chensiyuan", "sunli", "stranger"])
def test_colleagues_see_nothing_of_another(cast: Cast, who: str) -> None:
    officer, appraisal = cast.lijianjun.officer, make_appraisal(cast, cast.first, 1, cast.lijianjun)
    incentive = make_incentive(cast, cast.first, 1, cast.lijianjun)
    client = signed_in(getattr(cast, who))
    for slug, row in (("cadres", officer), ("cadre-appraisals", appraisal), ("cadre-incentives", incentive)):
        assert client.get(reverse(f"{slug}:detail", args=[row.pk])).status_code == 404
    card = client.get(reverse("people:detail", args=[cast.lijianjun.pk]))
    assert card.status_code == 404 or "年度考核" not in card.content.decode()
