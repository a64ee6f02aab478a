"""The institute inspects a branch from a phone, two points fail, the branch puts them right, one is refused and then
closed; neither the sister branch nor another unit learns of it. Pressed in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from records.models.attachment import Attachment
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection
from tests.browser.axe import violations
from tests.browser.steps import confirm
from tests.browser.watch import Watch, overflow
from tests.cast import Cast, days_ago

POINTS = ("会议记录齐全，签字完整", "党员责任区已公示", "监督电话已张贴")
PROBLEMS = ("支委会记录没有签字", "监督电话号码已更换")
REASON = "照片看不清，请补拍"


@pytest.fixture
def check_list(cast: Cast) -> CheckList:
    made = CheckList.objects.create(unit=cast.institute, title="日常检查表", code="RC-01", state="active")
    for place, text in enumerate(POINTS, 1):
        CheckItem.objects.create(check_list=made, place=place, code=str(place), text=text)
    return made


def photo(path: Path) -> Path:
    Image.new("RGB", (1200, 900), "green").save(path, "JPEG")
    return path


def test_from_the_inspection_to_the_close_out(cast: Cast, check_list: CheckList, people, watch: Watch, tmp_path: Path):
    watch.allow("422")  # forms sent incomplete on purpose
    institute, secretary = people(cast.linjing.user, phone=True), people(cast.lijianjun.user, phone=True)
    _the_institute_inspects(institute, cast)
    first, second = Finding.objects.order_by("number")
    for finding in (first, second):
        _the_branch_answers(secretary, finding, photo(tmp_path / "after.jpg"))
    _the_branch_cannot_close(secretary, first)
    desk = people(cast.linjing.user)
    _recheck(desk, first)
    _recheck(desk, second, refuse=REASON)
    _the_branch_corrects(secretary, second)
    _recheck(desk, second)
    assert set(Finding.objects.values_list("state", "closed_on")) == {("closed", days_ago(0))}
    for stranger in (cast.zhaozhiqiang, cast.sunli, cast.chensiyuan):
        _nothing_is_seen(people(stranger.user), first, watch)


def _the_institute_inspects(page: Page, cast: Cast) -> None:
    page.goto(f"/temporary-branches/{cast.jia.pk}/?tab=supervision")
    page.get_by_role("link", name="开展检查").tap()
    page.get_by_label("检查地点").fill("一号现场会议室")
    page.wait_for_load_state("networkidle")  # the points follow the list once the page's scripts run
    page.get_by_label("检查表", exact=True).select_option(label="日常检查表（第 1 版）")
    page.get_by_role("group", name=POINTS[0]).wait_for()
    page.get_by_role("button", name="全部合格").tap()
    expect(page.locator("[data-rollcall] [role=status]")).to_have_text(re.compile("合格 3 · 不合格 0"))
    for place, problem in ((0, PROBLEMS[0]), (2, PROBLEMS[1])):
        page.get_by_role("group", name=POINTS[place]).get_by_text("不合格", exact=True).tap()
        page.get_by_label(f"第 {place + 1} 项存在的问题").fill(problem)
    page.get_by_label("处理意见/整改要求").fill("逐项整改，按期上报。")
    page.get_by_role("button", name="完成检查").tap()
    expect(page.get_by_text("请被检查组织负责人签字").first).to_be_visible()
    page.get_by_label("被检查组织负责人签字").fill("李建军")
    page.get_by_role("button", name="完成检查").tap()
    expect(page.get_by_role("link", name=PROBLEMS[0])).to_be_visible()
    assert overflow(page) == 0 and violations(page) == []
    made = Inspection.objects.get()
    assert (made.state, made.signed_on, made.failed_count) == ("finished", days_ago(0), 2)


def _the_branch_answers(page: Page, finding: Finding, evidence: Path) -> None:
    page.goto("/todo/")
    page.get_by_role("link", name=finding.problem).first.tap()
    page.locator(".pt-head, .pt-record-acts").get_by_text("填写整改情况").first.tap()
    page.get_by_role("button", name="提交整改").tap()
    expect(page.get_by_text("请填写整改措施。").first).to_be_visible()
    page.get_by_label("整改措施").fill("立即补正，专人负责")
    page.get_by_label("责任人").fill("张雪")
    page.get_by_label("整改到位时间").fill(str(days_ago(0)))
    page.get_by_label("完成情况").fill("已经补正并公示")
    page.set_input_files("input[name=photos]", evidence)
    page.get_by_role("button", name="提交整改").tap()
    expect(page.locator(".pt-head")).to_contain_text("待复查")
    assert Attachment.objects.filter(object_id=finding.pk, kind="photo").count() == 1
    assert overflow(page) == 0 and violations(page) == []


def _the_branch_cannot_close(page: Page, finding: Finding) -> None:
    page.goto(f"/findings/{finding.pk}/")
    expect(page.get_by_text("撤回修改", exact=True).first).to_be_visible()
    expect(page.get_by_text("销号", exact=True)).to_have_count(0)


def _recheck(page: Page, finding: Finding, refuse: str = "") -> None:
    page.goto("/")
    page.get_by_role("link", name=finding.problem).first.click()
    expect(page.locator(".pt-photo img").first).to_be_visible()
    confirm(page, "退回整改" if refuse else "销号", *([refuse] if refuse else []))
    expect(page.get_by_role("heading", name="我的待办").or_(page.get_by_text("下一条")).first).to_be_visible()
    page.goto(f"/findings/{finding.pk}/")
    expect(page.locator(".pt-head")).to_contain_text("退回整改" if refuse else "已销号")


def _the_branch_corrects(page: Page, finding: Finding) -> None:
    page.goto(f"/findings/{finding.pk}/edit/")
    expect(page.get_by_text(REASON).first).to_be_visible()
    page.get_by_label("完成情况").fill("已换新号码并重新拍照")
    page.get_by_role("button", name="提交整改").tap()
    expect(page.locator(".pt-head")).to_contain_text("待复查")


def _nothing_is_seen(page: Page, finding: Finding, watch: Watch) -> None:
    for address in ("/findings/", "/inspections/", "/findings/print/"):
        page.goto(address)
        assert finding.problem not in page.content() and "李建军" not in page.content()
    page.goto(f"/search/?q={PROBLEMS[0]}")
    expect(page.get_by_role("link", name=PROBLEMS[0])).to_have_count(0)
    watch.allow("404")
    for kind, key in (("findings", finding.pk), ("inspections", finding.inspection_id)):
        assert page.goto(f"/{kind}/{key}/").status == 404
