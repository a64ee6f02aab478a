"""Logging an activity on a phone: names by tap, reasons where someone is missing, votes added and taken away."""

import pytest
from playwright.sync_api import expect

from education.activities.models import Activity
from tests.browser.axe import violations
from tests.browser.watch import overflow
from tests.cast import Cast

NEW = "/activities/new/"


@pytest.fixture
def at_the_form(cast: Cast, people):
    page = people(cast.lijianjun.user, phone=True)
    page.goto(NEW)
    return page


def expect_counts(page, text: str) -> None:
    expect(page.locator("[data-rollcall] [role=status]")).to_have_text(text)


def tap(page, name: str, choice: str) -> None:
    page.get_by_role("group", name=f"{name}到会情况").get_by_text(choice, exact=True).tap()


def test_everybody_is_there_until_tapped_otherwise(cast: Cast, at_the_form):
    page = at_the_form
    expect_counts(page, "应到 9 · 实到 9 · 请假 0 · 缺席 0")
    reason = page.get_by_label("陈晓东请假或缺席的原因")
    expect(reason).not_to_be_visible()
    tap(page, "陈晓东", "缺席")
    tap(page, "周倩", "请假")
    expect_counts(page, "应到 9 · 实到 7 · 请假 1 · 缺席 1")
    expect(reason).to_be_visible()
    page.get_by_role("button", name="全部到会").tap()
    expect_counts(page, "应到 9 · 实到 9 · 请假 0 · 缺席 0")
    expect(reason).not_to_be_visible()


def test_the_names_follow_kind_and_keep_what_was_tapped(cast: Cast, at_the_form):
    page = at_the_form
    tap(page, "张雪", "请假")
    page.get_by_label("活动类型").select_option("committee_meeting")
    page.get_by_text("列席人员：本支部其他 6 人").wait_for()
    expect_counts(page, "应到 3 · 实到 2 · 请假 1 · 缺席 0")
    expect(page.get_by_label("授课人")).not_to_be_visible()
    page.get_by_label("活动类型").select_option("party_lecture")
    expect(page.get_by_label("授课人")).to_be_visible()


def test_an_assembly_with_a_vote_goes_to_review(cast: Cast, at_the_form):
    page = at_the_form
    page.get_by_label("活动类型").select_option("member_assembly")
    page.get_by_label("活动主题").fill("冬季施工安全专题学习")
    tap(page, "周倩", "请假")
    page.get_by_label("周倩请假或缺席的原因").fill("体检")
    page.get_by_label("表决事项", exact=True).last.fill("党员先锋岗方案")
    page.get_by_label("同意", exact=True).fill("7")
    page.get_by_role("button", name="增加表决事项").tap()
    page.get_by_label("表决事项", exact=True).last.fill("用不上的一项")
    page.get_by_role("button", name="删去这项表决").last.tap()
    page.get_by_role("button", name="提交审核").tap()
    page.get_by_text("应到有表决权 8 人，赞成 7 人，超过半数，通过。").wait_for()
    meeting = Activity.objects.get()
    assert (meeting.state, meeting.present, meeting.votes.count()) == ("submitted", 8, 1)


@pytest.mark.parametrize("phone", [False, True])
def test_the_form_is_accessible_and_fits(cast: Cast, people, phone):
    page = people(cast.lijianjun.user, phone=phone)
    page.goto(NEW)
    assert violations(page) == []
    assert overflow(page) == 0
