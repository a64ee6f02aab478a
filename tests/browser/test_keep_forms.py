"""Real forms: roll-calls, rows added, people picked and photos come back; killed browsers and changed records, too."""

import os
import signal
import time
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Playwright, expect

from education.activities.models import Activity
from tests import surroundings
from tests.browser.axe import violations
from tests.browser.conftest import FLAGS, PATIENCE, session_of
from tests.browser.keeping import everything, expect_restored, kept, ready
from tests.browser.meeting_steps import choose_kind, choose_photos
from tests.browser.steps import pick
from tests.browser.watch import overflow
from tests.cast import Cast, days_ago
from tests.education.activities.makers import make_activity

NEW = "/activities/new/"


def fill(page: Page, photos: int = 2) -> None:
    """An assembly with everything a form can hold."""
    ready(page)
    choose_kind(page, "member_assembly")
    page.get_by_label("活动主题").fill("冬季施工安全专题学习")
    page.get_by_role("group", name="周倩到会情况").get_by_text("请假", exact=True).click()
    page.get_by_label("周倩请假或缺席的原因").fill("体检")
    page.get_by_label("表决事项", exact=True).last.fill("党员先锋岗方案")
    page.get_by_label("同意", exact=True).last.fill("7")
    page.get_by_role("button", name="增加表决事项").click()
    page.get_by_label("表决事项", exact=True).last.fill("第二项")
    page.get_by_label("同意", exact=True).last.fill("6")
    page.locator("[name=content]").fill("学习了安全规程。\n讨论热烈。")
    choose_photos(page, [f"会场{number}.jpg" for number in range(1, photos + 1)])
    kept(page)


def expect_all_of_it(page: Page, photos: int = 2) -> None:
    expect(page.get_by_label("活动主题")).to_have_value("冬季施工安全专题学习")
    expect(page.get_by_role("radio", name="请假").and_(page.locator(":checked"))).to_have_count(1)
    expect(page.get_by_label("周倩请假或缺席的原因")).to_have_value("体检")
    matters = page.get_by_label("表决事项", exact=True)
    typed = [value for value in matters.evaluate_all("all => all.map(one => one.value)") if value]
    assert typed == ["党员先锋岗方案", "第二项"]
    assert page.locator("[data-photos]").evaluate("field => field.files.length") == photos
    expect(page.locator("[data-fresh]")).to_have_count(photos)
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


class TestComingBack:
    @pytest.mark.parametrize("how", ["reload", "back"])
    def test_all_of_it_comes_back(self, cast: Cast, people, how):
        page = people(cast.lijianjun.user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(NEW)
        fill(page)
        if how == "reload":
            page.reload()
        else:
            page.goto("/")
            page.go_back()
        expect_restored(page)
        expect(page.get_by_text("选好的照片和附件也已放回。")).to_be_visible()
        expect_all_of_it(page)
        page.get_by_role("button", name="提交审核").click()
        page.wait_for_url(lambda url: NEW not in url)
        meeting = Activity.objects.get()
        assert (meeting.theme, meeting.leave_count, meeting.votes.count()) == ("冬季施工安全专题学习", 1, 2)
        ready(page)
        assert "冬季施工安全" not in everything(page)

    def test_a_roll_of_another_kind_comes_back_as_it_was_tapped(self, cast: Cast, people):
        page = people(cast.lijianjun.user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(NEW)
        ready(page)
        choose_kind(page, "committee_meeting")
        page.get_by_text("列席人员：本支部其他 6 人").click()
        page.locator("#roll").get_by_label("周倩").check()
        page.get_by_role("group", name="张雪到会情况").get_by_text("请假", exact=True).click()
        kept(page)
        page.reload()
        expect_restored(page)
        expect(page.locator("[data-rollcall] [role=status]")).to_have_text("应到 3 · 实到 2 · 请假 1 · 缺席 0")
        expect(page.locator("#roll").get_by_label("周倩")).to_be_checked()

    def test_a_person_picked_comes_back(self, cast: Cast, people):
        page = people(cast.lijianjun.user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto("/asks/new/")
        ready(page)
        pick(page, "对象", "陈晓东")
        kept(page)
        page.reload()
        expect_restored(page)
        expect(page.locator(".ts-control .item").filter(has_text="陈晓东")).to_be_visible()


class TestSavedAndGoneBack:
    """The page is drawn anew with ids of its own; at this place of the history the first ones count."""

    def log(self, page: Page, theme: str, button: str = "提交审核") -> None:
        ready(page)
        choose_kind(page, "member_assembly")
        page.get_by_label("活动主题").fill(theme)
        page.get_by_label("开始时间").fill(f"{days_ago(1).isoformat()}T09:00")
        with page.expect_navigation():
            page.get_by_role("button", name=button).click()

    def test_saved_again_it_leads_to_the_first(self, cast: Cast, people):
        page = people(cast.lijianjun.user, phone=True)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(NEW)
        self.log(page, "冬季施工安全专题学习")
        first = page.url
        page.go_back()
        self.log(page, "冬季施工安全专题学习")
        expect(page.get_by_text("这张表单已经保存过，没有重复办理。")).to_be_visible()
        assert page.url == first and Activity.objects.count() == 1

    @pytest.mark.parametrize(("button", "state"), [("提交审核", "submitted"), ("存草稿", "draft")])
    def test_changed_into_another_one_it_becomes_another_one(self, cast: Cast, people, watch, button, state):
        watch.allow("409")
        page, asked = people(cast.lijianjun.user, phone=True), []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.goto(NEW)
        self.log(page, "冬季施工安全专题学习", button)
        page.go_back()
        asked.clear()
        self.log(page, "川藏铁路先锋岗", button)
        expect(page.get_by_role("heading", name="两边的不同")).to_be_visible()
        assert violations(page) == [] and overflow(page) == 0
        with page.expect_navigation():
            page.get_by_role("button", name="您填写的是另一条").tap()
        ready(page)
        expect(page.get_by_label("活动主题")).to_have_value("川藏铁路先锋岗")
        with page.expect_navigation():
            page.get_by_role("button", name=button).tap()
        assert asked == [], "nothing is left behind, and nobody is asked whether to leave"
        themes = Activity.objects.filter(state=state).values_list("theme", flat=True)
        assert set(themes) == {"冬季施工安全专题学习", "川藏铁路先锋岗"}

    def test_a_new_one_from_the_menu_is_a_new_one(self, cast: Cast, people):
        page = people(cast.lijianjun.user, phone=True)
        page.on("dialog", lambda dialog: dialog.accept())
        for theme in ("冬季施工安全专题学习", "川藏铁路先锋岗"):
            page.goto(NEW)
            self.log(page, theme)
        assert Activity.objects.count() == 2


class TestSomebodyElseChangedIt:
    def test_it_is_said_and_the_person_chooses(self, cast: Cast, people, watch):
        watch.allow("409")
        activity = make_activity(cast, cast.jia.unit, 1)
        Activity.objects.filter(pk=activity.pk).update(state="draft", author=cast.lijianjun.user)
        page = people(cast.lijianjun.user)
        page.on("dialog", lambda dialog: dialog.accept())
        page.goto(f"/activities/{activity.pk}/edit/")
        ready(page)
        page.get_by_label("活动主题").fill("我改的题目")
        kept(page)
        Activity.objects.filter(pk=activity.pk).update(theme="别人改的题目", version=2)
        page.reload()
        expect(page.get_by_text("在那以后，这条记录被修改过")).to_be_visible()
        expect(page.get_by_label("活动主题")).to_have_value("别人改的题目")
        page.get_by_role("button", name="恢复我填写的内容").click()
        expect(page.get_by_label("活动主题")).to_have_value("我改的题目")
        page.get_by_role("button", name="存草稿").or_(page.get_by_role("button", name="保存")).first.click()
        differences = page.locator("section", has_text="两边的不同")
        expect(differences).to_contain_text("别人改的题目")
        expect(differences).to_contain_text("我改的题目")


class TestKilled:
    """A browser of its own with a profile on the disk, ended by SIGKILL right after the last key."""

    @pytest.fixture
    def start(self, driver: Playwright, cast: Cast, live, tmp_path):
        cookie = session_of(cast.lijianjun.user, live)

        def started() -> BrowserContext:
            context = driver.chromium.launch_persistent_context(
                str(tmp_path), executable_path=surroundings.chromium(), args=FLAGS, base_url=live, locale="zh-CN"
            )
            context.set_default_timeout(PATIENCE)
            context.add_cookies([cookie])
            return context

        return started

    def test_everything_is_there_when_it_is_started_again(self, start, tmp_path):
        page = start().pages[0]
        page.goto(NEW)
        fill(page)
        kill(tmp_path)
        context = start()
        page = context.pages[0]
        page.goto(NEW)
        expect_restored(page)
        expect_all_of_it(page)
        context.close()


def kill(profile: Path) -> None:
    """Ends the browser with this profile: its lock is a link that names host and process."""
    lock = profile / "SingletonLock"
    pid = int(str(lock.readlink()).rpartition("-")[2])
    os.kill(pid, signal.SIGKILL)
    for _ in range(PATIENCE // 100):
        if not Path(f"/proc/{pid}").exists():
            break
        time.sleep(0.1)
    lock.unlink(missing_ok=True)  # a window would ask its owner whether to; nobody sees this one
