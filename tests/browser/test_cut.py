"""The line is cut in the middle of a sending: no half record, nothing typed lost, one tap sends again, no double.

CUTS=100 cuts a hundred times; the seed is always the same, so that a failure comes again.
"""

import os
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import BrowserContext, Page, expect

from education.activities.models import Activity
from records.models.attachment import Attachment
from tests.browser.conftest import DESKTOP, PATIENCE, session_of
from tests.browser.cutting import Line, line_to
from tests.browser.keeping import kept, ready
from tests.browser.meeting_steps import choose_kind, choose_photos
from tests.cast import Cast
from welfare.asks.models import Ask

CUTS = int(os.environ.get("CUTS", "20"))
SEED = 9
PHOTOS = 2
THEME = "川藏铁路工地安全学习"


@dataclass(frozen=True)
class Form:
    """One form: where it is, how it is filled, which button sends it, and what is there when it has arrived."""

    address: Callable[[Cast], str]
    fill: Callable[[Page], None]
    button: str
    still_there: Callable[[Page], None]
    rows: Callable[[], int]  # records made
    whole: Callable[[], bool]  # nothing of it is missing


def fill_activity(page: Page) -> None:
    choose_kind(page, "member_assembly")
    page.get_by_label("活动主题").fill(THEME)
    page.get_by_role("group", name="周倩到会情况").get_by_text("请假", exact=True).click()
    page.get_by_label("周倩请假或缺席的原因").fill("体检")
    choose_photos(page, [f"会场{number}.jpg" for number in range(PHOTOS)])


def activity_is_there(page: Page) -> None:
    expect(page.get_by_label("活动主题")).to_have_value(THEME)
    expect(page.get_by_label("周倩请假或缺席的原因")).to_have_value("体检")
    assert page.locator("[data-photos]").evaluate("field => field.files.length") == PHOTOS


def activity_is_whole() -> bool:
    meeting = Activity.objects.get()
    photos = Attachment.objects.filter(object_id=str(meeting.pk)).count()
    return (meeting.theme, meeting.state, meeting.leave_count, photos) == (THEME, "submitted", 1, PHOTOS)


def fill_asks(page: Page) -> None:
    page.locator("textarea[name^=note-]").first.evaluate(
        "area => area.closest('[data-person]').querySelector('[value=concern]+label').click()"
    )
    page.locator("textarea[name^=note-]").first.fill("想家")


def asks_are_there(page: Page) -> None:
    expect(page.locator("textarea[name^=note-]").first).to_have_value("想家")


FORMS = {
    "activity": Form(
        lambda cast: "/activities/new/",
        fill_activity,
        "提交审核",
        activity_is_there,
        lambda: Activity.objects.count(),
        activity_is_whole,
    ),
    "asks": Form(
        lambda cast: f"{reverse('welfare:ask_branch')}?unit={cast.jia.unit.pk}",
        fill_asks,
        "全部保存",
        asks_are_there,
        lambda: Ask.objects.count() // 45,
        lambda: Ask.objects.count() == 45 and Ask.objects.filter(note="想家").count() == 1,
    ),
}


@pytest.fixture
def line(live: str) -> Iterator[Line]:
    address = urlsplit(live)
    with line_to(address.hostname, address.port) as line:
        yield line


@pytest.fixture
def page(browser, cast: Cast, live: str, line: Line) -> Iterator[Page]:
    address = f"http://{line.netloc}"
    context: BrowserContext = browser.new_context(base_url=address, locale="zh-CN", **DESKTOP)
    context.set_default_timeout(PATIENCE)
    context.add_cookies([session_of(cast.lijianjun.user, address)])
    yield context.new_page()
    context.close()


LENGTH = """form => new Request("/", {
    method: "POST",
    body: form.enctype === "multipart/form-data" ? new FormData(form) : new URLSearchParams(new FormData(form)),
}).arrayBuffer().then(body => body.byteLength)"""


def places(count: int) -> list[tuple[float, bool]]:
    """(share that gets through, of the answer): most in the sending, some when all of it had arrived."""
    draw = random.Random(SEED)
    return [(draw.random(), turn % 5 == 4) for turn in range(count)]


def cut_at(page: Page, line: Line, form: Form, share: float, *, of_answer: bool) -> int:
    """The next sending, or its answer, breaks off after that share of it; in bytes."""
    long = (
        200
        if of_answer
        else page.get_by_role("button", name=form.button).evaluate(f"button => ({LENGTH})(button.form)")
    )
    count = 1 + int(share * long)
    line.cut_after(count, answer=of_answer)
    return count


@pytest.mark.parametrize("name", sorted(FORMS))
def test_cut_anywhere_and_sent_again_it_is_there_once_and_whole(cast: Cast, page: Page, line: Line, name: str):
    form = FORMS[name]
    for share, of_answer in places(max(1, CUTS // len(FORMS))):
        Activity.objects.all().delete()
        Ask.objects.all().delete()
        page.goto(form.address(cast))
        ready(page)
        form.fill(page)
        kept(page)
        count = cut_at(page, line, form, share, of_answer=of_answer)
        page.get_by_role("button", name=form.button).click()
        failed = page.get_by_role("dialog", name="没有保存")
        expect(failed).to_contain_text("和服务器的连接断了。")
        assert line.cut.is_set()
        form.still_there(page)
        assert form.rows() in ((1,) if of_answer else (0, 1)), (count, of_answer)
        assert form.rows() == 0 or form.whole(), (count, of_answer)
        line.mend()
        with page.expect_navigation():
            failed.get_by_role("button", name="重新提交").click()
        ready(page)
        assert (form.rows(), form.whole()) == (1, True), (count, of_answer)
