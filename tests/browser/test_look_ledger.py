"""The generic ledger pages in a browser: filter, choose, ask before acting, fold away; also with no script at all."""

import pytest
from playwright.sync_api import expect

from education.activities.models import Activity
from tests.browser.axe import violations
from tests.browser.watch import overflow
from tests.cast import Cast
from tests.education.activities.makers import make_activity

LIST = "/activities/"


@pytest.fixture
def meetings(cast: Cast) -> list[Activity]:
    return [make_activity(cast, cast.jia.unit, number) for number in range(1, 4)]


@pytest.fixture
def office(cast: Cast, meetings, people):
    """The reviewing secretary of 一部, at a desk."""
    return people(cast.gaoyumei.user)


def rows(page):
    return page.locator("#rows tbody tr")


class TestList:
    def test_a_filter_stands_in_the_address_and_survives_going_back(self, office, meetings):
        Activity.objects.filter(pk=meetings[1].pk).update(theme="冬季施工安全专题")
        office.goto(LIST)
        office.get_by_label("关键词").fill("冬季施工")
        office.get_by_role("button", name="查询").click()
        office.wait_for_url("**/activities/?q=*")
        expect(rows(office)).to_have_count(1)
        assert "=&" not in office.url, "fields left empty are not in the address"
        assert not office.url.endswith("=")
        office.go_back()
        office.wait_for_url("**/activities/")
        expect(rows(office)).to_have_count(3)

    def test_nothing_found_says_what_to_do(self, office):
        office.goto(f"{LIST}?q=没有这样的活动")
        expect(office.get_by_text("没有符合条件的记录，请调整筛选条件")).to_be_visible()
        office.get_by_role("link", name="清除筛选").click()
        expect(rows(office)).to_have_count(3)

    def test_choosing_rows_names_how_many_before_anything_happens(self, office, meetings):
        office.goto(LIST)
        expect(office.locator("[data-bulk]")).not_to_be_visible()
        office.get_by_label("全选本页").check()
        expect(office.locator("[data-bulk]")).to_contain_text("已选择 3 项")
        rows(office).first.get_by_role("checkbox").uncheck()
        expect(office.locator("[data-bulk]")).to_contain_text("已选择 2 项")
        office.get_by_role("button", name="批量通过").click()
        office.get_by_role("button", name="通过 2 条").click()
        office.get_by_text("已通过 2 条").wait_for()
        assert Activity.objects.filter(state="approved").count() == 2

    def test_unfolding_shows_the_further_filters_without_script(self, cast: Cast, meetings, people):
        page = people(cast.gaoyumei.user, java_script_enabled=False)
        page.goto(LIST)
        hidden = page.get_by_text("活动日期").first
        expect(hidden).not_to_be_visible()
        page.get_by_text("展开", exact=True).click()
        expect(hidden).to_be_visible()

    @pytest.mark.parametrize("phone", [False, True])
    def test_it_is_accessible_and_fits(self, cast: Cast, meetings, people, phone):
        page = people(cast.gaoyumei.user, phone=phone)
        page.goto(LIST)
        page.get_by_text("展开", exact=True).click()
        assert violations(page) == []
        assert overflow(page) == 0

    def test_it_fits_the_narrowest_phone(self, cast: Cast, meetings, people):
        page = people(cast.gaoyumei.user, phone=True, viewport={"width": 360, "height": 640})
        for address in (LIST, f"{LIST}{meetings[0].pk}/", f"{LIST}{meetings[0].pk}/history/", f"{LIST}columns/"):
            page.goto(address)
            assert overflow(page) == 0, address


class TestAsking:
    def test_a_return_asks_the_reason_in_a_dialog(self, office, meetings):
        office.goto(f"{LIST}{meetings[0].pk}/")
        office.get_by_role("link", name="退回").click()
        dialog = office.get_by_role("dialog")
        expect(dialog).to_contain_text(meetings[0].theme)
        dialog.get_by_role("button", name="退回").click()
        expect(dialog).to_be_visible()  # without a reason nothing is sent
        assert violations(office) == []
        dialog.get_by_role("textbox").fill("照片看不清会议横幅")
        dialog.get_by_role("button", name="退回").click()
        office.get_by_text("退回：照片看不清会议横幅").wait_for()
        meetings[0].refresh_from_db()
        assert (meetings[0].state, meetings[0].review_opinion) == ("returned", "照片看不清会议横幅")

    def test_cancelling_changes_nothing(self, office, meetings):
        office.goto(f"{LIST}{meetings[0].pk}/")
        office.get_by_role("button", name="通过").click()
        office.get_by_role("dialog").get_by_role("button", name="取消").click()
        expect(office.get_by_role("dialog")).not_to_be_visible()
        meetings[0].refresh_from_db()
        assert meetings[0].state == "submitted"

    def test_agreeing_is_sent_once(self, office, meetings):
        sent = []
        office.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
        office.goto(f"{LIST}{meetings[0].pk}/")
        office.get_by_role("button", name="通过").click()
        office.get_by_role("dialog").get_by_role("button", name="通过").dblclick()
        office.get_by_text("已通过：").wait_for()
        assert len([url for url in sent if "/move/" in url]) == 1

    def test_without_script_the_reason_is_asked_on_a_page(self, cast: Cast, meetings, people):
        page = people(cast.gaoyumei.user, java_script_enabled=False)
        page.goto(f"{LIST}{meetings[0].pk}/")
        page.get_by_role("link", name="退回").click()
        page.get_by_label("退回的原因").fill("缺签到表")
        page.get_by_role("button", name="退回").click()
        expect(page.get_by_text("退回：缺签到表")).to_be_visible()

    @pytest.mark.parametrize("phone", [False, True])
    def test_the_record_is_accessible(self, cast: Cast, meetings, people, phone):
        page = people(cast.gaoyumei.user, phone=phone)
        for part in ("", "history/", "print/", "move/return/"):
            page.goto(f"{LIST}{meetings[0].pk}/{part}")
            assert violations(page) == [], part
