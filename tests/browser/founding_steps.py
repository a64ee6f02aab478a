"""How a branch is founded in the browser: the unit asks, the institute replies. Told once for all journeys."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from branches.founding.models import FoundingRequest
from branches.projects.models import Project
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from tests.browser.axe import violations
from tests.browser.steps import confirm, pick
from tests.cast import Cast, days_ago

PROJECT = "昆仑山口冻土检测项目"
NEWCOMERS = ("唐振华", "冯立新", "董文博", "萧雨桐", "程浩然", "曹静怡", "袁俊杰")


def send_people(cast: Cast) -> Project:
    """A new project of 一部, and seven members of it who go there."""
    for name in NEWCOMERS:
        enrol_person(
            name=name, by=None, home_unit=cast.first, home_branch=cast.home, standing=Person.Standing.FORMAL,
            joined_on=days_ago(4000), formal_since=days_ago(3600), staff_number=f"N{NEWCOMERS.index(name)}",
        )  # fmt: skip
    return Project.objects.create(
        code="XM-KL", name=PROJECT, unit=cast.first, started_on=days_ago(3), planned_end=days_ago(-100)
    )


def unit_files_a_request(page: Page, reviewer: Page, name: str) -> None:
    """Whoever handed it in does not review it: the officer files, the secretary passes it on."""
    page.goto("/founding-requests/new/")
    page.get_by_label("依托项目").select_option(label=PROJECT)
    page.get_by_label("拟成立党支部名称").fill(name)
    page.get_by_label("项目性质与任务简况").fill("现场连续作业，人员集中管理。")
    page.get_by_label("依据和理由").fill("同步成立临时党支部，组织关系不转接。")
    page.get_by_label("现场人员数量").fill("20")
    page.get_by_label("拟成立日期").fill(days_ago(0).isoformat())
    page.get_by_label("预计结束日期").fill(days_ago(-100).isoformat())
    for label, place in (("拟任书记", 0), ("拟任副书记", 1), ("拟任组织委员", 2)):
        pick(page, label, NEWCOMERS[place])
    for member in NEWCOMERS[3:]:
        pick(page, "党员名单", member)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="提交单位审核").click()
    page.wait_for_url(re.compile(r"/founding-requests/[0-9a-f-]{36}/$"))
    reviewer.goto(page.url)
    confirm(reviewer, "审核通过并上报")
    assert FoundingRequest.objects.get(name=name).state == "reported"


def institute_replies(page: Page, name: str) -> None:
    page.goto("/todo/")
    page.get_by_role("link", name=f"关于成立{name}的请示").click()
    page.get_by_role("link", name="批复同意").click()
    page.get_by_label("批复文号").fill("院党委〔2026〕88号")
    page.get_by_role("button", name="批复同意成立").click()
    page.get_by_role("status").get_by_role("link", name="查看").click()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    expect(page.get_by_text("院党委〔2026〕88号").first).to_be_visible()
    assert violations(page) == []
