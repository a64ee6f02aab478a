"""The first whole journey, with real pages: found a branch, log an assembly on a phone, return it, correct it,
approve it, see it in the numbers, export it; and a secretary of another unit who finds none of it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.utils import timezone
from PIL import Image
from playwright.sync_api import Page, expect

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from education.activities.models import Activity
from records.models.attachment import Attachment
from tests.browser.founding_steps import institute_replies, send_people, unit_files_a_request
from tests.browser.steps import confirm
from tests.browser.watch import Watch, overflow
from tests.cast import Cast

NAME = "昆仑山口冻土检测项目临时党支部"
THEME = "研究冬季施工安全和党员责任区划分"
REASON = "决议写得太简单，请补充责任人"


@pytest.fixture
def project(cast: Cast) -> Project:
    return send_people(cast)


def photo(path: Path, colour: str) -> Path:
    Image.new("RGB", (2400, 1600), colour).save(path, "JPEG")
    return path


def test_from_the_request_to_the_exported_ledger(cast: Cast, project: Project, people, watch: Watch, tmp_path: Path):
    unit, institute = people(cast.gaoyumei.user), people(cast.linjing.user)
    unit_files_a_request(people(cast.huangweijie.user), unit, NAME)
    institute_replies(institute, NAME)
    branch = TemporaryBranch.objects.get(unit__name=NAME)
    secretary = _the_secretary_gets_an_account(cast, people)
    _secretary_logs_an_assembly(secretary, tmp_path)
    _unit_returns_it(unit)
    _secretary_corrects_it(secretary)
    _unit_approves_it(unit)
    _institute_sees_it(institute)
    _administrator_exports_it(people(cast.fangyuan.user))
    _another_unit_finds_none_of_it(people(cast.sunli.user), branch, watch)


def _the_secretary_gets_an_account(cast: Cast, people) -> Page:
    administrator = people(cast.fangyuan.user)
    administrator.goto("/administration/accounts/?q=唐振华")
    administrator.get_by_role("link", name="唐振华").click()
    administrator.fill("[name=username]", "tangzhenhua")
    administrator.get_by_role("button", name="开通账号").click()
    first = administrator.locator("code").inner_text()
    page = people(phone=True)
    page.goto("/accounts/login/")
    page.fill("[name=username]", "tangzhenhua")
    page.fill("[name=password]", first)
    page.locator("[name=password]").press("Enter")
    page.wait_for_url("**/accounts/password/**")
    page.fill("[name=old_password]", first)
    page.fill("[name=new_password1]", "Kunlun-2026-dongtu")
    page.fill("[name=new_password2]", "Kunlun-2026-dongtu")
    page.locator("[name=new_password2]").press("Enter")
    page.wait_for_url("**/")
    return page


def _secretary_logs_an_assembly(page: Page, folder: Path) -> None:
    page.goto("/")
    page.get_by_role("navigation", name="底部导航").get_by_text("记活动").tap()
    page.get_by_label("活动类型").select_option("member_assembly")
    page.get_by_label("活动主题").fill(THEME)
    page.get_by_label("活动地点").fill("一号现场会议室")
    page.get_by_role("group", name="袁俊杰到会情况").get_by_text("请假", exact=True).tap()
    page.get_by_label("袁俊杰请假或缺席的原因").fill("现场值班")
    page.get_by_label("决议", exact=True).fill("同意。")
    page.get_by_label("表决事项", exact=True).last.fill("党员责任区划分方案")
    page.get_by_label("同意", exact=True).fill("6")
    page.set_input_files("input[name=photos]", [photo(folder / "a.jpg", "red"), photo(folder / "b.jpg", "blue")])
    page.get_by_role("button", name="提交审核").tap()
    expect(page.get_by_text("应到有表决权 7 人，赞成 6 人，超过半数，通过。")).to_be_visible()
    assert overflow(page) == 0
    meeting = Activity.objects.get(theme=THEME)
    assert (meeting.state, meeting.expected, meeting.present) == ("submitted", 7, 6)
    photos = Attachment.objects.filter(object_id=meeting.pk)
    assert [max(one.width, one.height) <= 1600 for one in photos] == [True, True]


def _unit_returns_it(page: Page) -> None:
    page.goto("/todo/")
    page.get_by_role("link", name=THEME).click()
    confirm(page, "退回", REASON)
    expect(page.get_by_text("已退回").first).to_be_visible()


def _secretary_corrects_it(page: Page) -> None:
    page.goto("/todo/")
    page.get_by_role("link", name=THEME).tap()
    page.get_by_role("link", name="编辑").first.tap()
    expect(page.get_by_text(REASON)).to_be_visible()
    page.get_by_label("决议", exact=True).fill("同意方案，由冯立新负责，两周内划分到位。")
    page.get_by_role("button", name="提交审核").tap()
    expect(page.get_by_text("待审核").first).to_be_visible()


def _unit_approves_it(page: Page) -> None:
    page.goto("/todo/")
    page.get_by_role("link", name=THEME).click()
    confirm(page, "通过")
    expect(page.get_by_text("已通过").first).to_be_visible()


def _institute_sees_it(page: Page) -> None:
    page.goto("/")
    number = page.locator("a.pt-stat", has_text="本月组织生活")
    assert int(number.locator("b").inner_text().split("次")[0]) == 1
    number.click()
    expect(page.get_by_role("link", name=THEME).first).to_be_visible()
    expect(page.get_by_text("共 1 条")).to_be_visible()


def _administrator_exports_it(page: Page) -> None:
    page.goto("/activities/")
    with page.expect_download() as started:
        page.locator("summary", has_text="导出").first.click()
        page.get_by_role("link", name="规定格式").first.click()
    sheet = openpyxl.load_workbook(BytesIO(Path(started.value.path()).read_bytes())).active
    heads = [cell.value for cell in sheet[3]]
    assert heads[:3] == ["序号", "会议名称", "类型"]
    assert "应到会有表决权人数" in heads and "缺席人员及原因" in heads
    assert any(THEME in str(cell) for row in sheet.iter_rows(min_row=4, max_row=4, values_only=True) for cell in row)
    assert sheet.print_area and sheet.print_title_rows


def _another_unit_finds_none_of_it(page: Page, branch: TemporaryBranch, watch: Watch) -> None:
    meeting = Activity.objects.get(theme=THEME)
    page.goto("/activities/")
    expect(page.get_by_text(THEME)).to_have_count(0)
    page.goto(f"/search/?q={THEME[:6]}")
    expect(page.get_by_text("没有找到")).to_be_visible()
    watch.allow("404")
    files = [f"/records/attachments/{one.pk}/" for one in Attachment.objects.filter(object_id=meeting.pk)]
    for address in (f"/activities/{meeting.pk}/", f"/temporary-branches/{branch.pk}/", *files):
        assert page.request.get(address).status == 404, address
    exported = page.request.get("/activities/export/")
    sheet = openpyxl.load_workbook(BytesIO(exported.body())).active
    assert all(THEME not in str(cell.value) for row in sheet.iter_rows() for cell in row)


def test_the_day_is_told_as_people_say_it(cast: Cast, people):
    page = people(cast.linjing.user)
    page.goto("/")
    today = timezone.localdate()
    expect(page.get_by_text(f"今天是 {today.year} 年 {today.month} 月 {today.day} 日")).to_be_visible()
