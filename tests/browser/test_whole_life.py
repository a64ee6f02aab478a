"""The whole life of one branch with the clock set by hand: founded in March with its project, members come and go,
extended, the secretary replaced, handed over and dissolved when the project ends, archived; read in December."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from playwright.sync_api import Page, expect

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from education.activities.models import Activity
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.units.models import Unit
from tests.browser.axe import violations
from tests.browser.founding_steps import NEWCOMERS, institute_replies, send_people, unit_files_a_request
from tests.browser.steps import pick
from tests.browser.watch import Watch, overflow
from tests.cast import PASSWORD, Cast
from tests.education.activities.makers import make_activity

NAME = "昆仑山口冻土检测项目临时党支部"
FIRST, SECOND = NEWCOMERS[0], NEWCOMERS[4]
BEIJING = ZoneInfo("Asia/Shanghai")


class Clock:
    """The server's calendar; the browser keeps its own."""

    def __init__(self, traveller: time_machine.Traveller) -> None:
        self.traveller = traveller

    def comes(self, month: int, day: int, hour: int = 9) -> None:
        self.traveller.move_to(datetime(2026, month, day, hour, tzinfo=BEIJING))


@pytest.fixture
def clock(settings):
    settings.PASSWORD_RULES = replace(settings.PASSWORD_RULES, days=0)  # nine months go by in a minute
    with time_machine.travel(datetime(2026, 3, 2, 9, tzinfo=BEIJING)) as traveller:
        yield Clock(traveller)


def with_account(name: str, username: str) -> Person:
    person = Person.objects.get(name=name)
    person.user = User.objects.create_user(username, PASSWORD, name=name)
    person.save(update_fields=["user"])
    return person


def test_a_branch_lives_from_march_to_december(clock: Clock, cast: Cast, people, watch: Watch):
    project = send_people(cast)
    first, second = with_account(FIRST, "tangzhenhua"), with_account(SECOND, "chenghaoran")
    enrol_person(name="罗雪晴", by=None, home_unit=cast.first, home_branch=cast.home, standing=Person.Standing.FORMAL)
    _founded_in_march(people, cast)
    branch = TemporaryBranch.objects.get(unit__name=NAME)
    page = f"/temporary-branches/{branch.pk}/"
    clock.comes(4, 1)
    _members_come_and_go(people(cast.huangweijie.user), page)
    clock.comes(6, 1)
    _extended(people(cast.linjing.user), page)
    clock.comes(7, 1)
    watch.allow("403")
    _the_secretary_is_replaced(people(cast.linjing.user), people(first.user), people(second.user), page, branch.unit)
    meeting = make_activity(cast, branch.unit, 1)
    clock.comes(8, 31)
    _the_project_ends(people(cast.huangweijie.user), page)
    project.refresh_from_db()
    assert project.closed_on is not None
    _the_secretary_hands_over(people(second.user, phone=True), page)
    clock.comes(9, 7)
    watch.allow("422")
    _dissolved_and_archived(people(cast.linjing.user), page, cast)
    clock.comes(12, 7)
    watch.allow("404")
    for reader in (cast.linjing, cast.huangweijie):
        _still_reads_everything(people(reader.user), page, meeting)
    for former in (first, second):
        _reads_nothing_but_their_own(people(former.user), page, meeting, former)
    _the_home_branch_was_told(people(cast.liufang.user), second)


def _send(page: Page) -> None:
    """The small form's button; returns on the page that answers."""
    with page.expect_navigation():
        page.get_by_role("button", name="确定").click()


def _founded_in_march(people, cast: Cast) -> None:
    unit_files_a_request(people(cast.huangweijie.user), people(cast.gaoyumei.user), NAME)
    institute_replies(people(cast.linjing.user), NAME)


def _members_come_and_go(page: Page, home: str) -> None:
    page.goto(f"{home}?tab=roster")
    page.get_by_role("link", name="编入党员").click()
    pick(page, "党员", "罗雪晴")
    page.keyboard.press("Escape")
    _send(page)
    expect(page.get_by_role("cell", name="罗雪晴", exact=True)).to_be_visible()
    page.get_by_role("link", name=f"离场 {NEWCOMERS[6]}").click()
    _send(page)
    expect(page.get_by_text("已离场 1 人")).to_be_visible()
    assert violations(page) == []


def _extended(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("link", name="延期", exact=True).click()
    page.get_by_label("延至").fill("2026-12-31")
    page.get_by_label("延期理由").fill("冻土监测期顺延")
    page.get_by_label("延期文号").fill("院党委〔2026〕131号")
    _send(page)
    expect(page.locator(".pt-head")).to_contain_text("已延期")
    expect(page.get_by_text("延期：冻土监测期顺延").first).to_be_visible()


def _the_secretary_is_replaced(institute: Page, old: Page, new: Page, home: str, unit: Unit) -> None:
    form = f"/activities/new/?unit={unit.pk}"
    assert (old.request.get(form).status, new.request.get(form).status) == (200, 403)
    institute.goto(f"{home}?tab=roster")
    institute.get_by_role("link", name=f"更换 书记{FIRST}").click()
    institute.get_by_label("人员", exact=True).select_option(str(Person.objects.get(name=SECOND).pk))
    institute.get_by_label("任职文号").fill("院党委〔2026〕150号")
    _send(institute)
    expect(institute.get_by_text(f"书记 {SECOND}").first).to_be_visible()
    assert (old.request.get(form).status, new.request.get(form).status) == (403, 200), "in the same minute"


def _the_project_ends(page: Page, home: str) -> None:
    page.goto(home)
    page.get_by_role("link", name="项目结束").click()
    _send(page)
    expect(page.locator(".pt-head")).to_contain_text("撤销中")
    expect(page.get_by_text("随项目自然撤销").first).to_be_visible()


def _the_secretary_hands_over(page: Page, home: str) -> None:
    page.goto(f"{home}?tab=handover")
    page.get_by_role("link", name="去办理 党员表现情况送交原党支部").tap()
    expect(page.locator("textarea")).to_have_count(8)
    for box in page.locator("textarea").all():
        box.fill("按要求参加组织生活，完成所承担的检测任务，乐于帮助同志。")
    assert overflow(page) == 0
    assert violations(page) == []
    page.get_by_role("button", name="保存并送交").tap()
    expect(page.get_by_text("已送交 8 名党员的表现情况")).to_be_visible()
    for item in ("入党积极分子培养教育材料退回", "台账和纸质材料整理归集"):
        page.goto(f"{home}?tab=handover")
        page.get_by_role("link", name=f"办结 {item}").tap()
        page.get_by_label("办理说明").fill("已交一部党委")
        with page.expect_navigation():
            page.get_by_role("button", name="确定").tap()
        expect(page.get_by_text("已交一部党委").first).to_be_visible()


def _dissolved_and_archived(page: Page, home: str, cast: Cast) -> None:
    _waives_what_is_left(page, home)
    page.get_by_role("link", name="撤销", exact=True).click()
    page.get_by_label("撤销文号").fill("院党委〔2026〕201号")
    page.get_by_label("已经核对").check()
    _send(page)
    expect(page.get_by_text("这个临时党支部已于 2026-09-07 撤销").first).to_be_visible()
    page.get_by_role("link", name="归档").click()
    _send(page)
    expect(page.locator(".pt-head")).to_contain_text("已归档")


def _waives_what_is_left(page: Page, home: str) -> None:
    """A meeting nobody reviewed keeps the list open until somebody says why."""
    page.goto(f"{home}?tab=handover")
    while (waive := page.get_by_role("link", name="免办")).count():
        waive.first.click()
        page.get_by_label("免办原因").fill("由一部党委接着办")
        _send(page)
        expect(page.get_by_role("region", name="移交清单")).to_be_visible()


def _still_reads_everything(page: Page, home: str, meeting: Activity) -> None:
    page.goto(home)
    expect(page.get_by_role("heading", name=NAME)).to_be_visible()
    page.goto(f"{home}?tab=roster")
    expect(page.get_by_role("cell", name="罗雪晴", exact=True)).to_be_visible()
    page.goto(f"/activities/{meeting.pk}/")
    expect(page.get_by_role("heading", name=meeting.theme)).to_be_visible()


def _reads_nothing_but_their_own(page: Page, home: str, meeting: Activity, former: Person) -> None:
    for address in (home, f"/activities/{meeting.pk}/"):
        assert page.request.get(address).status == 404, address
    assert page.request.get("/activities/new/").status == 403
    page.goto("/organisation/me/")
    expect(page.get_by_role("heading", name=former.name)).to_be_visible()


def _the_home_branch_was_told(page: Page, former: Person) -> None:
    page.goto(f"/people/{former.pk}/")
    expect(page.get_by_text("完成所承担的检测任务").first).to_be_visible()
