"""The desk in a real browser: wide tables say so, tabs keep the place, the chart opens a month, a short phone page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from reminders import recomputing
from tests.cast import Cast
from tests.making import makers

PHONE_PAGE = 1600  # px: what a branch secretary has to scroll through


@pytest.fixture
def settled(cast: Cast) -> Cast:
    for number in range(1, 6):
        makers()["activities"].make(cast, cast.jia.unit, number)
    recomputing.recompute_everything()
    return cast


def test_a_wide_table_shows_its_edge_says_how_to_see_the_rest_and_moves_by_keyboard(people, settled: Cast) -> None:
    page = people(settled.gaoyumei.user, viewport={"width": 800, "height": 900})
    page.goto("/activities/")
    box = page.locator(".pt-table-box")
    expect(box).to_have_class(re.compile("pt-more-right"))
    expect(page.locator(".pt-scroll-hint")).to_be_visible()
    assert box.get_attribute("aria-describedby") == page.locator(".pt-scroll-hint").get_attribute("id")
    box.focus()
    for _ in range(40):
        page.keyboard.press("ArrowRight")
    expect(box).to_have_class(re.compile("pt-more-left"))
    box.evaluate("box => { box.scrollLeft = box.scrollWidth }")
    expect(box).not_to_have_class(re.compile("pt-more-right"))


def test_a_tab_opened_on_a_phone_leaves_the_page_where_it_stands(people, settled: Cast) -> None:
    page = people(settled.gaoyumei.user, phone=True)
    page.goto("/")
    tab = page.get_by_role("link", name=re.compile("我发起的"))
    tab.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 150)")
    before = page.evaluate("scrollY")
    assert before > 100
    tab.evaluate("tab => tab.click()")
    page.wait_for_url("**/?tab=started")
    page.wait_for_function("scrollY > 50")
    assert abs(page.evaluate("scrollY") - before) < 120


def test_a_click_on_a_month_opens_its_activities(people, settled: Cast) -> None:
    page = people(settled.linjing.user)
    page.goto("/")
    chart = page.locator(".pt-chart")
    expect(chart.locator("svg")).to_be_visible()
    box = chart.bounding_box()
    chart.scroll_into_view_if_needed()
    chart.click(position={"x": box["width"] - 30, "y": box["height"] / 2})
    page.wait_for_url("**/activities/?tab=approved&held_on_after=*")
    page.goto("/")
    page.locator(".pt-chart-data summary").click()
    page.locator(".pt-chart-data tbody a").last.press("Enter")
    page.wait_for_url("**/activities/?tab=approved&held_on_after=*")


def test_a_secretary_sees_on_a_phone_what_to_do_first(people, settled: Cast) -> None:
    page = people(settled.lijianjun.user, phone=True)
    page.goto("/")
    first = page.get_by_role("region", name="先办这一件")
    go = first.get_by_role("link", name="去办理")
    expect(go).to_be_in_viewport()
    assert go.bounding_box()["height"] >= 44
    assert page.evaluate("document.documentElement.scrollHeight") <= PHONE_PAGE
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_ticked_lines_are_passed_together(people, settled: Cast) -> None:
    page = people(settled.gaoyumei.user)
    page.goto("/todo/")
    expect(page.locator("#decide")).to_be_hidden()
    page.get_by_label("全选本页").check()
    expect(page.locator("[data-bulk-count]")).to_have_text("5")
    page.get_by_role("button", name="批量通过").click()
    page.get_by_role("button", name="通过 5 条").click()
    expect(page.get_by_text("已通过 5 条")).to_be_visible()
