"""The page of tests/accounts/form_urls.py as a person uses it."""

import re

from playwright.sync_api import Page, expect

from tests.accounts.people import PASSWORD
from tests.browser.keeping import expect_restored, kept, ready

TALK = "/talk/"


def sign_in(page: Page, name: str = "lijianjun") -> None:
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name=re.compile(r"登\s*录")).click()


def type_a_talk(page: Page) -> None:
    page.goto(TALK)
    ready(page)
    page.get_by_label("主题").fill("外场思想动态")
    page.get_by_label("内容").fill("第一行\n第二行 <b>")
    page.get_by_label("方式").select_option("电话")
    page.get_by_label("公开").check()
    page.get_by_label("口令").fill("geheim-9")
    kept(page)


def expect_the_talk(page: Page) -> None:
    expect_restored(page)
    expect(page.get_by_label("主题")).to_have_value("外场思想动态")
    expect(page.get_by_label("内容")).to_have_value("第一行\n第二行 <b>")
    expect(page.get_by_label("方式")).to_have_value("b")
    expect(page.get_by_label("公开")).to_be_checked()
    expect(page.get_by_label("口令")).to_have_value("")


def expect_an_empty_talk(page: Page) -> None:
    ready(page)
    expect(page.get_by_label("主题")).to_have_value("谈心")
    expect(page.get_by_label("内容")).to_have_value("")
