"""A workbook in, at a desk and on a phone: upload, answer, preview, confirm, take back."""

import os
from pathlib import Path

import pytest

from education.activities.models import Activity
from tests.browser.axe import violations
from tests.browser.steps import pick_in
from tests.browser.watch import overflow
from tests.cast import Cast
from tests.records.importing import HEADS, meeting, workbook

SHOTS = os.environ.get("SHOTS", "")


def looked_at(page, name: str) -> None:
    """No axe finding, nothing wider than the window; a picture when asked for."""
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}-{page.viewport_size['width']}.png", full_page=True)
    assert violations(page) == []
    assert overflow(page) == 0


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
def test_from_workbook_to_ledger_and_back(cast: Cast, people, watch, tmp_path, phone):
    file = tmp_path / "三月会议.xlsx"
    rows = [
        meeting("甲一支部"),
        meeting("甲一支部", theme="第二次会议"),
        meeting("甲一支部", theme="第三次会议", present=9),
    ]
    file.write_bytes(workbook([*HEADS, "开会的地方"], *[[*row, "一号营地"] for row in rows]).getvalue())
    page = people(cast.lijianjun.user, phone=phone)
    page.goto("/activities/import/")
    looked_at(page, "1-upload")
    page.get_by_label("Excel 文件").set_input_files(str(file))
    page.get_by_text("三月会议.xlsx").wait_for()
    page.get_by_role("button", name="上传并预览").click()

    page.get_by_text("甲一支部", exact=True).wait_for()
    looked_at(page, "2-map")
    page.get_by_label("开会的地方").select_option(label="会议地点")
    pick_in(page.locator(".ts-control input").first, "甲", "甲支部")
    page.get_by_role("button", name="下一步").click()

    page.get_by_role("button", name="确认导入 2 行").wait_for()
    looked_at(page, "3-preview")
    watch.allow("422")
    page.get_by_role("button", name="确认导入").click()
    page.get_by_text("什么都没有保存").wait_for()
    page.get_by_label("跳过有问题的").check()
    page.get_by_role("button", name="确认导入").click()

    page.get_by_role("heading", name="导入结果").wait_for()
    looked_at(page, "4-done")
    assert Activity.objects.filter(place="一号营地").count() == 2
    page.get_by_role("link", name="撤销这次导入").click()
    looked_at(page, "5-undo")
    page.get_by_role("button", name="撤销这次导入").click()
    page.get_by_text("已撤销").first.wait_for()
    looked_at(page, "6-undone")
    assert not Activity.objects.exists()
