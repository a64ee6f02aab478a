"""The frame: menu, drawer, account menu, skip link, error pages."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.watch import overflow
from tests.cast import Cast


@pytest.fixture
def desk(cast: Cast, people):
    page = people(cast.gaoyumei.user)
    page.goto("/")
    return page


@pytest.fixture
def pocket(cast: Cast, people):
    page = people(cast.gaoyumei.user, phone=True)
    page.goto("/")
    return page


def test_the_first_tab_leads_past_the_menu(desk):
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    expect(desk.locator("#main")).to_be_focused()


def test_the_current_page_is_marked_in_the_menu(desk):
    marked = desk.locator("#menu [aria-current=page]")
    expect(marked).to_have_text(re.compile("^工作台"))


def test_the_folded_menu_stays_folded_on_the_next_page(desk):
    desk.get_by_role("button", name="收起菜单").click()
    desk.goto("/todo/")
    expect(desk.locator("#menu").get_by_text("组织动员")).not_to_be_visible()
    desk.get_by_role("button", name="展开菜单").click()
    expect(desk.locator("#menu").get_by_text("组织动员")).to_be_visible()


def test_the_open_tab_is_in_sight_on_a_phone(cast: Cast, pocket):
    pocket.goto(f"/temporary-branches/{cast.jia.pk}/?tab=past")
    opened = pocket.locator(".pt-tabs [aria-current]")
    expect(opened).to_have_text("操作记录")
    place = opened.bounding_box()
    assert 0 <= place["x"] <= place["x"] + place["width"] <= 390
    assert overflow(pocket) <= 0


def test_a_group_of_the_folded_menu_unfolds_it(desk):
    desk.get_by_role("button", name="收起菜单").click()
    desk.get_by_title("组织动员").click()
    expect(desk.get_by_role("link", name="临时党支部台账").first).to_be_visible()


def test_the_account_menu_closes_by_escape_and_by_a_click_elsewhere(desk):
    summary = desk.locator("summary.pt-act")
    sign_out = desk.get_by_role("button", name="退出登录")
    summary.click()
    expect(sign_out).to_be_visible()
    assert violations(desk) == []
    desk.keyboard.press("Escape")
    expect(sign_out).not_to_be_visible()
    summary.click()
    desk.get_by_role("heading", level=1).click()
    expect(sign_out).not_to_be_visible()


def test_the_drawer_opens_takes_the_focus_and_gives_it_back(pocket):
    button = pocket.get_by_role("button", name="打开菜单")
    button.tap()
    expect(pocket.locator("#menu")).to_be_visible()
    expect(pocket.locator("#menu :focus")).to_have_count(1)
    pocket.evaluate("Promise.all(document.getAnimations().map(one => one.finished))")  # it slides in
    assert violations(pocket) == []
    pocket.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_the_drawer_opens_without_script(cast: Cast, people):
    page = people(cast.gaoyumei.user, phone=True, java_script_enabled=False)
    page.goto("/")
    expect(page.get_by_role("navigation", name="主导航")).not_to_be_visible()
    page.locator("[data-menu-open]").tap()
    expect(page.get_by_role("navigation", name="主导航")).to_be_visible()


def test_targets_on_a_phone_are_large_enough(pocket):
    """44 px for everything that is tapped; links inside running text are exempt (WCAG 2.5.8)."""
    small = pocket.evaluate(
        """() => [...document.querySelectorAll('a, button, select, summary, input:not([type=hidden])')]
        .filter((one) => one.checkVisibility({checkVisibilityCSS: true}))
        .filter((one) => !one.closest('p, dd, [inert], .visually-hidden'))
        .map((one) => [one, (one.closest('label') ?? one).getBoundingClientRect()])
        .filter(([one, box]) => box.width > 2 && box.height < 43.5)
        .map(([one]) => one.outerHTML.slice(0, 120))"""
    )
    assert small == []


def test_a_lost_page_says_so_in_chinese_with_a_way_on(cast: Cast, people, watch):
    watch.allow("404")
    page = people(cast.gaoyumei.user)
    page.goto("/nowhere/")
    expect(page.get_by_role("heading", name="找不到这个页面或记录")).to_be_visible()
    expect(page.get_by_role("link", name="回到工作台")).to_be_visible()
    assert violations(page) == []


def test_what_is_not_allowed_says_so(cast: Cast, people, watch):
    watch.allow("403")
    page = people(cast.stranger.user, phone=True)
    page.goto("/activities/new/")
    expect(page.get_by_role("heading", name="没有权限办理这件事")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) == 0
