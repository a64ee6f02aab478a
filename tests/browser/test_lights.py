"""A light goes yellow, goes red, is cured from the light itself and is green when the unit has approved."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from education.activities.models import Activity
from reminders import recomputing
from reminders.notices import delivering, planning
from reminders.notices.models import Dispatch, Notice
from reminders.obligations.models import Obligation
from reminders.rules.models import RuleVersion
from tests.browser.axe import violations
from tests.browser.steps import confirm
from tests.browser.watch import overflow
from tests.cast import Cast
from tests.reminders.seeded import sow_again


@pytest.fixture
def duty(cast: Cast) -> Obligation:
    """Nothing but this month's party day is asked, of 甲 alone; its window is open."""
    sow_again()
    RuleVersion.objects.exclude(rule__code="MT-05").delete()
    RuleVersion.objects.update(
        valid_from=timezone.localdate().replace(day=1), window_days=31, unit_after=1, least_days=1
    )
    recomputing.recompute_everything()
    today = timezone.localdate()
    wanted = Obligation.objects.get(unit=cast.jia.unit, period__key=f"{today:%Y-%m}")
    Obligation.objects.exclude(pk=wanted.pk).delete()
    for told in (Notice, Dispatch):  # of what happened while the cast lived until today
        told.objects.all().delete()
    return wanted


def light_of_jia(page: Page) -> str:
    page.goto("/reminders/branches/")
    row = page.locator("tr[data-row]").filter(has_text="甲支部")
    return row.locator("[data-label=灯] .tag").inner_text().strip()


def test_yellow_red_logged_approved_green(cast: Cast, duty: Obligation, people):
    secretary, unit = people(cast.lijianjun.user), people(cast.huangweijie.user)
    assert light_of_jia(secretary) == "黄灯"
    today = timezone.localdate()
    Obligation.objects.filter(pk=duty.pk).update(due_on=today - timedelta(days=2), red_from=today - timedelta(days=1))
    assert light_of_jia(secretary) == "红灯"
    _the_day_runs_twice(today)
    _superior_has_one_notice(cast, unit)

    secretary.get_by_role("link", name="甲支部").click()
    secretary.get_by_role("link", name="去办理").click()
    expect(secretary.get_by_label("活动类型")).to_have_value("themed_party_day")
    secretary.get_by_label("活动主题").fill("重温入党志愿书")
    secretary.get_by_role("button", name="提交审核").click()
    secretary.wait_for_url("**/activities/*-*/**")
    secretary.goto(f"/reminders/duties/{duty.pk}/")
    expect(secretary.get_by_text("已提交，等待审核").first).to_be_visible()

    unit.goto(f"/activities/{Activity.objects.get().pk}/")
    confirm(unit, "通过")
    expect(unit.get_by_text("已通过").first).to_be_visible()
    assert light_of_jia(secretary) == "绿灯"
    assert light_of_jia(unit) == "绿灯"


def _the_day_runs_twice(today) -> None:
    """Two beats, two workers."""
    for _ in range(2):
        planning.run_day(today)
        delivering.deliver(delivering.unpublished())


def _superior_has_one_notice(cast: Cast, page: Page) -> None:
    page.goto("/reminders/notices/")
    expect(page.locator("li[data-row]")).to_have_count(1)
    expect(page.get_by_text("今日提醒：1 项逾期")).to_be_visible()
    assert Notice.objects.filter(recipient=cast.huangweijie.user).count() == 1
    assert Dispatch.objects.filter(recipient=cast.huangweijie.user).count() == 1


OWN = ("mine/", "mine/?view=month", "duties/{duty}/", "branches/", "branches/{unit}/", "matrix/",
       "matrix/{unit}/{month}/", "notices/", "notices/preference/")  # fmt: skip
ADMINISTRATION = ("rules/", "rules/create/", "rules/{rule}/", "rules/{rule}/change/", "calendar/", "deliveries/")


@pytest.mark.parametrize("phone", [False, True])
@pytest.mark.parametrize(("name", "paths"), [("lijianjun", OWN), ("fangyuan", ADMINISTRATION)])
def test_every_page_is_accessible_and_fits(cast: Cast, duty: Obligation, people, name, paths, phone):
    page = people(getattr(cast, name).user, phone=phone)
    _the_day_runs_twice(timezone.localdate())
    found = {}
    for path in paths:
        page.goto(
            "/reminders/" + path.format(duty=duty.pk, unit=duty.unit_id, month=duty.period.key, rule=duty.rule_id)
        )
        found[path] = [*violations(page), *(["sideways"] if overflow(page) else [])]
    assert {path: what for path, what in found.items() if what} == {}
