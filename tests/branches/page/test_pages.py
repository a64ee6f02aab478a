"""Every page of this app opens for those it is meant for, and only for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from records import history
from tests.branches.founding.requests import grant, reported
from tests.cast import signed_in

LEDGERS = ("temporary-branches", "projects", "founding-requests", "people", "roster", "posts")


@pytest.mark.parametrize("slug", LEDGERS)
def test_the_institute_lists_everything(cast, slug):
    page = signed_in(cast.linjing).get(reverse(f"{slug}:list"))
    assert page.status_code == 200
    expected = {
        "temporary-branches": "甲临时党支部",
        "projects": "川藏线监测项目",
        "founding-requests": "成立请示",
        "people": "李建军",
        "roster": "赵志强",
        "posts": "陈思远",
    }
    assert expected[slug] in page.content.decode()


def test_a_branch_secretary_sees_their_own_branch_only(cast):
    page = signed_in(cast.lijianjun).get(reverse("temporary-branches:list")).content.decode()
    assert "甲临时党支部" in page
    assert "乙临时党支部" not in page
    assert "丙临时党支部" not in page


def test_a_stranger_sees_no_branch_at_all(cast):
    page = signed_in(cast.stranger).get(reverse("temporary-branches:list")).content.decode()
    assert "临时党支部</a>" not in page


@pytest.mark.parametrize("tab", ["", "basics", "roster", "files", "past", "nonsense"])
def test_the_branch_page_opens_on_every_tab(cast, tab):
    url = reverse("temporary-branches:detail", args=[cast.jia.pk])
    page = signed_in(cast.gaoyumei).get(url, {"tab": tab})
    assert page.status_code == 200
    text = page.content.decode()
    assert "正常运行" in text
    assert "第 251 天" in text
    assert "支部动态" in text


def test_the_branch_page_is_not_there_for_other_units(cast):
    url = reverse("temporary-branches:detail", args=[cast.jia.pk])
    for outsider in (cast.sunli, cast.zhaozhiqiang, cast.wugang, cast.stranger, cast.shenqing):
        assert signed_in(outsider).get(url).status_code == 404, outsider


def test_a_dissolved_branch_says_so_and_offers_nothing_to_do(cast):
    page = signed_in(cast.linjing).get(reverse("temporary-branches:detail", args=[cast.ding.pk])).content.decode()
    assert "撤销。" in page
    assert "编入党员" not in page
    assert "马俊" in page


def test_the_card_of_a_person_shows_their_branches_and_masks_the_telephone(cast):
    page = signed_in(cast.gaoyumei).get(reverse("people:detail", args=[cast.lijianjun.pk])).content.decode()
    assert "甲临时党支部" in page
    assert "138****6621" in page
    assert "13812346621" not in page


def test_looking_at_a_telephone_number_is_written_down(cast):
    browser = signed_in(cast.gaoyumei)
    url = reverse("organisation:phone", args=[cast.lijianjun.pk])
    assert browser.get(url).status_code == 405
    shown = browser.post(url, {"next": "https://elsewhere.example/"}, follow=True)
    assert "13812346621" in shown.content.decode()
    line = history.of(cast.lijianjun).first()
    assert (line.verb, line.actor_name) == ("view_phone", "高玉梅")
    assert signed_in(cast.sunli).post(url).status_code == 404


def test_forms_open_for_those_who_may_write(cast):
    unit, roster = signed_in(cast.huangweijie), signed_in(cast.fangyuan)
    assert unit.get(reverse("projects:create")).status_code == 200
    assert unit.get(reverse("founding-requests:create")).status_code == 200
    assert roster.get(reverse("people:create")).status_code == 200
    assert signed_in(cast.chenxiaodong).get(reverse("projects:create")).status_code == 403
    assert unit.get(reverse("temporary-branches:create")).status_code == 403


@pytest.mark.parametrize("slug", LEDGERS)
def test_lists_ask_the_same_number_of_questions_for_few_and_many_rows(cast, slug):
    url = reverse(f"{slug}:list")

    def asked(person):
        browser = signed_in(person)
        browser.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert browser.get(url).status_code == 200
        return len(queries)

    assert asked(cast.linjing) == asked(cast.chensiyuan)


def test_detail_pages_ask_few_questions(cast, django_assert_max_num_queries):
    request = reported(cast)
    branch = grant(cast, request)
    browser = signed_in(cast.linjing)
    for slug, record, most in (
        ("temporary-branches", branch, 12),
        ("founding-requests", request, 12),
        ("projects", cast.rail, 13),  # its days of grace are a rule of their own
        ("people", cast.lijianjun, 25),  # a person's card gathers from every app, as the workbench does
    ):
        url = reverse(f"{slug}:detail", args=[record.pk])
        browser.get(url)
        with django_assert_max_num_queries(most):
            assert browser.get(url).status_code == 200
