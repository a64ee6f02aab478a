"""The secretary asks twelve people in one page from a phone; one has a need. It goes from the branch to the unit and
to the institute, is answered, the member is not content, it is opened again and solved. Pressed in a real browser."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from branches.roster.acts import add_member
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from tests.browser.axe import violations
from tests.browser.watch import Watch, overflow
from tests.cast import Cast, days_ago
from welfare.asks.models import Ask
from welfare.needs.models import Need, NeedHandOver

NOTE = "夜间值班往返营地没有车"


@pytest.fixture
def twelve(cast: Cast) -> None:
    """甲 has nine people; three more have come."""
    for name in ("郑五岳", "冯六合", "褚七星"):
        person = enrol_person(
            name=name, by=None, home_unit=cast.first, home_branch=cast.home, standing=Person.Standing.FORMAL
        )
        add_member(unit=cast.jia.unit, person=person, by=None, starts_on=days_ago(20))


def test_from_one_page_of_questions_to_a_need_that_is_solved(cast: Cast, twelve: None, people, watch: Watch) -> None:
    secretary = people(cast.lijianjun.user, phone=True)
    _ask_everybody(secretary)
    need = _one_tap_to_a_need(secretary)
    unit, institute = people(cast.huangweijie.user), people(cast.linjing.user)
    _sees_nothing(unit, watch, need)
    _pass_up(secretary, need, "黄伟杰", "支部没有车辆指标")
    _sees_nothing(institute, watch, need)
    _lay_back(need, days=2)
    _pass_up(unit, need, "林静", "单位指标已用完")
    _lay_back(need, days=5)
    _answer(institute, need, "调剂通勤车一辆")
    _not_content(secretary, need, "车只在白天开")
    _answer(institute, need, "增加夜班班次")
    _content(secretary, need)
    _every_hand_over_is_told(secretary, need)
    for person in (cast.zhaozhiqiang, cast.sunli, cast.chenxiaodong):
        _sees_nothing(people(person.user), watch, need)


def _ask_everybody(page: Page) -> None:
    page.goto("/welfare/ask/")
    assert overflow(page) == 0 and violations(page) == []
    status = page.locator("[data-rollcall] [role=status]")
    expect(status).to_have_text("正常 60 · 关注 0 · 有需求 0")
    page.get_by_role("group", name="陈晓东：业余生活").get_by_text("关注", exact=True).tap()
    page.get_by_label("陈晓东业余生活的情况").fill("业余活动少")
    page.get_by_role("group", name="周倩：工作完成").get_by_text("有需求", exact=True).tap()
    page.get_by_label("周倩工作完成的情况").fill(NOTE)
    expect(status).to_have_text("正常 58 · 关注 1 · 有需求 1")
    page.get_by_role("button", name="全部保存").tap()
    expect(page.get_by_text("已登记 12 人 60 项询问，其中 1 项有需求")).to_be_visible()
    assert Ask.objects.count() == 60 and Ask.objects.filter(result="normal").count() == 58


def _one_tap_to_a_need(page: Page) -> Need:
    page.get_by_role("link", name="转为需求").tap()
    expect(page.get_by_label("需求内容")).to_have_value(NOTE)
    page.get_by_label("紧急程度").select_option("soon")
    page.get_by_role("button", name="保存").tap()
    expect(page.get_by_role("heading", name=NOTE)).to_be_visible()
    need = Need.objects.get()
    assert (need.raised_by.name, need.holder.name, need.level) == ("周倩", "李建军", "branch")
    return need


def _sees_nothing(page: Page, watch: Watch, need: Need) -> None:
    page.goto("/needs/")
    expect(page.get_by_text(NOTE)).to_have_count(0)
    page.goto(f"/search/?q={NOTE}")
    expect(page.get_by_role("link", name=NOTE)).to_have_count(0)
    watch.allow("404")
    assert page.goto(f"/needs/{need.pk}/").status == 404


def _step(page: Page, need: Need, label: str) -> None:
    page.goto(f"/needs/{need.pk}/")
    page.get_by_role("link", name=label, exact=True).click()


def _pass_up(page: Page, need: Need, name: str, reason: str) -> None:
    _step(page, need, "上报")
    choice = page.get_by_label("上报给").locator("option", has_text=name).first.get_attribute("value")
    page.get_by_label("上报给").select_option(choice)
    page.get_by_label("上报原因").fill(reason)
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("已上报。")).to_be_visible()


def _answer(page: Page, need: Need, text: str) -> None:
    _step(page, need, "答复")
    page.get_by_label("办理结果").fill(text)
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("请向本人确认是否满意")).to_be_visible()


def _not_content(page: Page, need: Need, reason: str) -> None:
    _step(page, need, "不满意，重新办理")
    page.get_by_label("不满意的原因").fill(reason)
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("已重新办理。")).to_be_visible()


def _content(page: Page, need: Need) -> None:
    _step(page, need, "本人满意，办结")
    page.get_by_role("button", name="确定").click()
    expect(page.get_by_text("已办结。")).to_be_visible()


def _lay_back(need: Need, days: int) -> None:
    """The present holder has had it for some days already."""
    NeedHandOver.objects.filter(need=need, ended_at__isnull=True).update(
        began_at=timezone.now() - timedelta(days=days, minutes=1)
    )


def _every_hand_over_is_told(page: Page, need: Need) -> None:
    page.goto(f"/needs/{need.pk}/")
    for name, reason, held in (
        ("李建军", "", "历时"),
        ("黄伟杰", "支部没有车辆指标", "历时 2 天"),
        ("林静", "单位指标已用完", "历时 5 天"),
        ("林静", "车只在白天开", "历时"),
    ):
        line = page.locator(".pt-timeline li", has_text=name).filter(has_text=reason).filter(has_text=held)
        expect(line.first).to_be_visible()
    need.refresh_from_db()
    assert (need.state, need.satisfaction, need.reopened, need.level) == ("closed", "content", 1, "institute")
    assert NeedHandOver.objects.filter(need=need).count() == 4
    assert overflow(page) == 0
