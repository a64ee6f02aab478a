"""Nothing typed is lost before the server has it, and nobody else ever sees it: done wrong on purpose."""

import pytest
from playwright.sync_api import Page, expect

from records import settings_store
from tests.accounts.people import make_account
from tests.browser.keeping import LATER, everything, expect_nothing_restored, kept, ready
from tests.browser.talk import TALK, expect_an_empty_talk, expect_the_talk, sign_in, type_a_talk

pytestmark = pytest.mark.django_db(transaction=True)
NOT_SAVED = "没有保存"


@pytest.fixture(autouse=True)
def talk_page(settings):
    settings.ROOT_URLCONF = "tests.accounts.form_urls"


@pytest.fixture
def li(db):
    return make_account()


def send(page: Page) -> None:
    page.get_by_role("button", name="提交", exact=True).click()


def sign_out(page: Page) -> None:
    page.evaluate("document.querySelector('form[action=\"/accounts/logout/\"]').requestSubmit()")
    page.wait_for_url("**/accounts/login/")


def another_window(page: Page) -> Page:
    """The same browser, the same form, a second time."""
    other = page.context.new_page()
    other.goto(TALK)
    ready(other)
    return other


class TestUntilTheReceipt:
    def test_offline_the_person_reads_it_and_the_next_page_lets_go_of_nothing(self, people, li, watch):
        watch.allow("ERR_INTERNET_DISCONNECTED")
        page = people(li)
        type_a_talk(page)
        page.get_by_label("地点").fill("川藏铁路工地")
        page.context.set_offline(True)
        send(page)
        dialog = page.get_by_role("dialog", name=NOT_SAVED)
        expect(dialog).to_contain_text("现在没有网络。")
        expect(dialog).to_contain_text("已保存在这台设备上")
        dialog.get_by_role("button", name="返回修改").click()
        expect(page.get_by_role("alert")).to_contain_text("没有保存。现在没有网络。")
        page.context.set_offline(False)
        page.goto("/accounts/profile/")
        ready(page)
        page.goto(TALK)
        expect_the_talk(page)
        expect(page.get_by_label("地点")).to_have_value("川藏铁路工地")

    def test_one_tap_sends_again_when_the_network_is_back(self, people, li, watch):
        watch.allow("ERR_INTERNET_DISCONNECTED")
        page = people(li)
        type_a_talk(page)
        page.get_by_label("地点").fill("川藏铁路工地")
        page.context.set_offline(True)
        send(page)
        again = page.get_by_role("dialog").get_by_role("button", name="重新提交")
        expect(again).to_be_focused()
        page.context.set_offline(False)
        again.click()
        expect(page.get_by_role("heading", name="已提交")).to_be_visible()

    def test_what_arrived_is_not_offered_again(self, people, li):
        page = people(li)
        type_a_talk(page)
        page.get_by_label("地点").fill("川藏铁路工地")
        send(page)
        expect(page.get_by_role("heading", name="已提交")).to_be_visible()
        ready(page)
        assert "外场思想动态" not in everything(page)
        page.goto(TALK)
        expect_nothing_restored(page)
        expect_an_empty_talk(page)

    def test_a_page_without_the_receipt_lets_go_of_nothing(self, people, li):
        page = people(li)
        type_a_talk(page)
        page.evaluate("document.querySelector('form[action=\"/talk/\"]').action = '/accounts/profile/'")
        page.goto("/accounts/profile/")
        ready(page)
        assert "外场思想动态" in everything(page)

    def test_a_fault_of_the_server_is_told_and_nothing_is_lost(self, people, li, watch):
        watch.allow("500", "503")
        page = people(li)
        type_a_talk(page)
        page.route(f"**{TALK}", lambda route: route.fulfill(status=503, body="busy"), times=1)
        send(page)
        expect(page.get_by_role("dialog", name=NOT_SAVED)).to_contain_text("系统暂时出了点问题")
        page.reload()
        expect_the_talk(page)

    def test_a_form_that_comes_back_with_an_error_shows_what_the_server_shows(self, people, li, watch):
        watch.allow("422")
        page = people(li)
        type_a_talk(page)
        send(page)
        expect(page.get_by_text("请填写地点。")).to_be_visible()
        expect_nothing_restored(page)
        expect(page.get_by_label("主题")).to_have_value("外场思想动态")
        assert page.url.endswith(TALK)  # reloading it is no sending


class TestComingBack:
    def test_by_reload(self, people, li):
        page = people(li)
        type_a_talk(page)
        page.reload()
        expect_the_talk(page)

    def test_by_the_back_button(self, people, li):
        page = people(li)
        type_a_talk(page)
        page.goto("/accounts/profile/")
        page.go_back()
        expect_the_talk(page)

    def test_put_away_it_stays_away(self, people, li):
        page = people(li)
        type_a_talk(page)
        page.reload()
        expect_the_talk(page)
        page.get_by_role("button", name="放弃").click()
        expect_an_empty_talk(page)
        page.reload()
        expect_nothing_restored(page)
        expect_an_empty_talk(page)

    def test_the_same_id_comes_back_so_that_the_server_finds_the_first(self, people, li):
        page = people(li)
        type_a_talk(page)
        form_id = page.locator(f"form[action='{TALK}'] [name=form_id]")
        first = form_id.input_value()
        page.reload()
        expect_the_talk(page)
        assert form_id.input_value() == first


class TestTwoWindows:
    def test_each_has_its_own_text(self, people, li):
        one = people(li)
        type_a_talk(one)
        other = another_window(one)
        expect_nothing_restored(other)
        expect_an_empty_talk(other)
        other.get_by_label("主题").fill("另一个窗口")
        kept(other)
        one.reload()
        expect_the_talk(one)

    def test_what_a_closed_window_left_is_given_to_the_next(self, people, li):
        one = people(li)
        type_a_talk(one)
        other = one.context.new_page()
        one.close()
        other.goto(TALK)
        expect_the_talk(other)


class TestWhoSeesIt:
    @pytest.fixture
    def zhou(self, db):
        return make_account("zhouqian", name="周倩", staff_number="E10087")

    def test_another_user_of_the_same_browser_never_does_and_the_first_finds_it_again(self, people, li, zhou):
        page = people(li)
        type_a_talk(page)
        page.context.clear_cookies()
        page.goto(TALK)
        sign_in(page, "zhouqian")
        page.wait_for_url("**/talk/")
        expect_nothing_restored(page)
        expect_an_empty_talk(page)
        sign_out(page)
        page.goto(TALK)
        sign_in(page)
        page.wait_for_url("**/talk/")
        expect_the_talk(page)

    def test_signing_out_wipes_it(self, people, li):
        page = people(li)
        type_a_talk(page)
        assert "外场思想动态" in everything(page)
        sign_out(page)
        assert "外场思想动态" not in everything(page)

    def test_nor_does_anything_come_back_from_another_window(self, people, li):
        page = people(li)
        type_a_talk(page)
        other = another_window(page)
        sign_out(page)
        other.get_by_label("主题").fill("退出以后写的")
        expect(other.locator("form[data-kept=no]")).to_be_attached()
        assert "退出以后写的" not in everything(other)

    def test_passwords_are_never_kept(self, people, li):
        page = people(li)
        type_a_talk(page)
        assert "geheim" not in everything(page)


class TestTooOld:
    def come_back_after(self, page: Page, days: float) -> None:
        page.context.add_init_script(f"({LATER})([{days}])")
        page.goto(TALK)

    def test_after_less_than_seven_days_it_is_there(self, people, li):
        page = people(li)
        type_a_talk(page)
        self.come_back_after(page, 6.9)
        expect_the_talk(page)

    def test_after_seven_days_it_is_gone(self, people, li):
        page = people(li)
        type_a_talk(page)
        self.come_back_after(page, 7.1)
        expect_nothing_restored(page)
        assert "外场思想动态" not in everything(page)

    def test_the_administrator_says_how_long(self, people, li):
        settings_store.put("kept_days", 2, by=li, reason="公用电脑多")
        page = people(li)
        type_a_talk(page)
        self.come_back_after(page, 2.1)
        expect_nothing_restored(page)
