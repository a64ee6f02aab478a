"""Looked at before anything travels: the message stands at the field and at the person, and focus goes there."""

from playwright.sync_api import Locator, Page, expect

from education.activities.models import Activity
from tests.browser.axe import violations
from tests.browser.keeping import ready
from tests.browser.meeting_steps import choose_kind
from tests.cast import Cast

NEW = "/activities/new/"


def send(page: Page) -> None:
    page.get_by_role("button", name="提交审核").click()


def wait_until_in_sight(page: Page, control: Locator) -> None:
    """Scrolled to, and nothing lies over its middle."""
    page.wait_for_function(
        """field => {
            const at = field.getBoundingClientRect();
            const top = document.elementFromPoint(at.left + at.width / 2, at.top + at.height / 2);
            return top && (top === field || field.contains(top) || top.contains(field));
        }""",
        arg=control.element_handle(),
    )


def test_what_must_be_filled_in_is_told_at_the_field_and_nothing_travels(cast: Cast, people):
    page = people(cast.lijianjun.user, phone=True)
    page.goto(NEW)
    ready(page)
    choose_kind(page, "member_assembly")
    sent: list[str] = []
    page.on("request", lambda request: request.method == "POST" and sent.append(request.url))
    send(page)
    theme = page.get_by_label("活动主题")
    expect(theme).to_be_focused()
    expect(theme).to_have_accessible_description("请填写活动主题。")
    expect(page.get_by_role("link", name="请填写活动主题。")).to_be_visible()
    wait_until_in_sight(page, theme)
    assert violations(page) == []
    assert sent == []
    theme.fill("冬季施工安全专题学习")
    expect(page.locator("#id_theme_error")).to_have_count(0)


def test_an_absence_without_a_reason_is_told_at_the_person(cast: Cast, people):
    page = people(cast.lijianjun.user, phone=True)
    page.goto(NEW)
    ready(page)
    choose_kind(page, "member_assembly")
    page.get_by_label("活动主题").fill("冬季施工安全专题学习")
    page.get_by_role("group", name="周倩到会情况").get_by_text("缺席", exact=True).click()
    send(page)
    reason = page.get_by_label("周倩请假或缺席的原因")
    expect(reason).to_be_focused()
    expect(reason).to_have_accessible_description("请填写周倩请假或缺席的原因。")
    wait_until_in_sight(page, reason)
    reason.fill("外出办事")
    send(page)
    page.wait_for_url(lambda url: NEW not in url)
    assert Activity.objects.get().absent_count == 1


def test_what_the_server_says_of_the_first_vote_is_in_sight(cast: Cast, people, watch):
    """Fields that the kind does not need fold away above it when the page opens."""
    watch.allow("422")
    page = people(cast.lijianjun.user, phone=True)
    page.goto(NEW)
    ready(page)
    choose_kind(page, "member_assembly")
    page.get_by_label("活动主题").fill("冬季施工安全专题学习")
    page.get_by_label("表决事项", exact=True).last.fill("党员先锋岗方案")
    page.get_by_role("button", name="增加表决事项").click()
    page.get_by_label("表决事项", exact=True).last.fill("第二项")
    with page.expect_navigation():
        send(page)
    ready(page)
    matter = page.locator("#vote-0-matter")
    expect(matter).to_be_focused()
    expect(matter).to_have_accessible_description("“党员先锋岗方案”还没有填写票数。")
    wait_until_in_sight(page, matter)


def test_the_mark_of_a_required_field_has_a_word(cast: Cast, people):
    page = people(cast.lijianjun.user)
    page.goto(NEW)
    expect(page.get_by_role("combobox", name="必填活动类型")).to_be_visible()
