"""Typed text outlives the session, and the warning comes in time."""

import re

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from accounts import marks
from tests.accounts.people import make_account
from tests.browser.axe import violations
from tests.browser.talk import TALK, expect_the_talk, sign_in, type_a_talk
from tests.browser.watch import overflow

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def talk_page(settings):
    settings.ROOT_URLCONF = "tests.accounts.form_urls"


@pytest.fixture
def li(db):
    return make_account()


def make_idle(minutes: float = 31) -> None:
    """As if nobody had touched anything for so long."""
    for row in Session.objects.all():
        store = Session.get_session_store_class()(row.session_key)
        store[marks.SEEN] -= minutes * 60
        store.save()


def test_text_sent_into_an_ended_session_is_back_after_signing_in(people, li):
    page = people(li)
    type_a_talk(page)
    make_idle()
    page.get_by_role("button", name="提交").click()
    expect(page.get_by_text("您较长时间没有操作，已自动退出")).to_be_visible()
    sign_in(page)
    page.wait_for_url("**/talk/")
    expect_the_talk(page)
    assert violations(page) == []


def test_the_warning_comes_before_the_end_and_going_on_is_one_click(people, li):
    page = people(li)
    page.clock.install()
    page.goto(TALK)
    dialog = page.get_by_role("dialog", name="即将自动退出")
    expect(dialog).to_be_hidden()
    make_idle(minutes=28.5)
    page.clock.fast_forward("28:30")
    expect(dialog).to_be_visible()
    page.clock.run_for(1000)
    expect(dialog).to_contain_text("1 分")
    page.get_by_role("button", name="继续使用").click()
    expect(dialog).to_be_hidden()
    page.goto(TALK)
    expect(page.get_by_label("主题")).to_be_visible()


def test_use_in_another_tab_keeps_the_warning_away(people, li):
    page = people(li)
    page.clock.install()
    page.goto(TALK)
    with page.expect_response("**/accounts/session/"):
        page.clock.fast_forward("28:30")
    expect(page.get_by_role("dialog", name="即将自动退出")).to_be_hidden()


def test_nobody_there_the_page_closes_and_the_text_waits(people, li, watch):
    watch.allow("401")
    page = people(li)
    page.clock.install()
    type_a_talk(page)
    make_idle(minutes=31)
    page.clock.fast_forward("28:30")
    page.wait_for_url("**/accounts/login/**")
    sign_in(page)
    page.wait_for_url("**/talk/")
    expect_the_talk(page)


def test_without_network_an_open_form_is_never_taken_away(people, li, watch):
    watch.allow("ERR_INTERNET_DISCONNECTED")
    page = people(li)
    page.clock.install()
    type_a_talk(page)
    page.context.set_offline(True)
    page.clock.fast_forward("45:00")
    page.clock.run_for(60_000)
    assert page.url.endswith(TALK)
    expect(page.get_by_label("主题")).to_have_value("外场思想动态")
    expect(page.get_by_role("dialog", name="即将自动退出")).to_be_hidden()


def test_pages_of_the_account_are_clean_on_desk_and_phone(people, li):
    for page in (people(li), people(li, phone=True)):
        for path in ("/accounts/profile/", "/accounts/password/", "/accounts/forgotten/"):
            page.goto(path)
            assert violations(page) == []
            assert overflow(page) <= 0


def test_the_lock_out_page_is_clean_on_a_phone(people, li, watch):
    watch.allow("429")
    page = people(phone=True)
    page.goto("/accounts/login/")
    for _ in range(5):
        page.fill("[name=username]", "lijianjun")
        page.fill("[name=password]", "Wrong-2026-guess")
        page.get_by_role("button", name=re.compile(r"登\s*录")).click()
    expect(page.get_by_role("heading", name="暂时不能登录")).to_be_visible()
    assert violations(page) == []
    assert overflow(page) <= 0
