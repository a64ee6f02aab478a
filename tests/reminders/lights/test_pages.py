"""What people see and may do on the pages of the reminding."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from organisation.units.acts import create_unit
from organisation.units.models import Unit
from reminders import notices, recomputing
from reminders.notices import delivering
from reminders.notices.models import Dispatch, Notice
from reminders.obligations.models import Obligation
from reminders.rules.models import Rule, RuleVersion
from reminders.workdays.models import CalendarYear
from tests.cast import signed_in
from tests.reminders.workdays.holiday_notice import sheet


@pytest.fixture
def settled(today, cast):
    recomputing.recompute_everything()
    return cast


def get(person, name, *args, **query):
    return signed_in(person).get(reverse(f"reminders:{name}", args=args), query)


def text(response):
    assert response.status_code == 200
    return response.content.decode()


def october(unit):
    return Obligation.objects.get(unit=unit, rule__code="MT-05", period__key="2026-10")


EVERYBODY = ("mine", "branches", "matrix", "notices", "preference")
ADMINISTRATORS = ("rules", "rule_create", "calendar", "deliveries")


@pytest.mark.parametrize("page", EVERYBODY)
@pytest.mark.parametrize("name", ["lijianjun", "huangweijie", "linjing", "zhengming", "stranger"])
def test_pages_open_for_everybody_who_signed_in(settled, page, name):
    assert get(getattr(settled, name), page).status_code == 200


@pytest.mark.parametrize("page", ADMINISTRATORS)
def test_rules_calendar_and_deliveries_are_for_administrators(settled, page):
    assert get(settled.fangyuan, page).status_code == 200
    for person in (settled.lijianjun, settled.huangweijie, settled.linjing):
        assert get(person, page).status_code == 403


def test_the_secretary_sees_the_reason_the_clause_and_the_way_to_the_form(settled):
    duty = october(settled.jia.unit)
    page = text(get(settled.lijianjun, "duty", duty.pk))
    assert "2026年10月还没有主题党日记录" in page
    assert "每月相对固定1天开展主题党日" in page
    assert "已逾期 22 天" in page
    assert f"/activities/create/?unit={settled.jia.unit.pk}&amp;kind=themed_party_day" in page or "去办理" in page


def test_a_duty_of_another_branch_does_not_exist(settled):
    duty = october(settled.bing.unit)
    assert get(settled.lijianjun, "duty", duty.pk).status_code == 404
    assert get(settled.lijianjun, "branch", settled.bing.unit.pk).status_code == 404
    assert get(settled.lijianjun, "cell", settled.bing.unit.pk, "2026-10").status_code == 404


def test_every_number_opens_exactly_the_rows_it_counts(settled):
    client = signed_in(settled.linjing)
    for light in ("", "red", "yellow", "green"):
        page = text(client.get(reverse("reminders:branches"), {"light": light}))
        counts = dict(re.findall(r'\?light=(\w*)"[^>]*>[^（<]+（(\d+)）', page))
        assert page.count("<tr data-row>") == int(counts[light])


def test_a_cell_of_the_matrix_opens_exactly_what_it_counts(settled):
    client = signed_in(settled.huangweijie)
    page = text(client.get(reverse("reminders:matrix"), {"year": 2026}))
    url, asked = re.search(r'href="(/reminders/matrix/\d+/2026-10/)"><b>\d+/(\d+)</b>', page).groups()
    assert text(client.get(url)).count("data-row") == int(asked)


def test_the_matrix_can_be_narrowed_to_one_duty(settled):
    page = text(get(settled.huangweijie, "matrix", year=2026, rule="MT-05"))
    assert "<b>0/1</b>" in page


def test_the_month_shows_what_falls_due_that_day(settled):
    page = text(get(settled.lijianjun, "mine", view="month", month="2026-10"))
    assert "2026年10月" in page
    assert "<span>已逾期</span> 主题党日" in page


def test_a_nonsense_month_is_this_month(settled):
    assert "2026年11月" in text(get(settled.lijianjun, "mine", view="month", month="2026-99"))


def test_a_superior_urges_with_one_click_and_a_word(settled):
    duty = october(settled.jia.unit)
    client = signed_in(settled.huangweijie)
    assert "催办意见" in text(client.get(reverse("reminders:duty", args=[duty.pk])))
    page = text(client.post(reverse("reminders:urge", args=[duty.pk]), {"word": "请本周补开"}, follow=True))
    assert "已催办" in page
    assert "请本周补开" in page
    delivering.deliver(delivering.unpublished())
    assert "催办：甲支部 2026年10月主题党日" in text(get(settled.lijianjun, "notices"))


def test_a_secretary_cannot_urge(settled):
    duty = october(settled.jia.unit)
    client = signed_in(settled.lijianjun)
    assert "催办意见" not in text(client.get(reverse("reminders:duty", args=[duty.pk])))
    page = text(client.post(reverse("reminders:urge", args=[duty.pk]), {"word": "快"}, follow=True))
    assert "不能催办" in page


def test_messages_are_read_one_by_one_or_all_at_once(settled):
    user = settled.lijianjun.user
    for number in range(3):
        notices.tell([user.pk], key=f"k{number}", title=f"第{number}条", url="/reminders/")
    delivering.deliver(delivering.unpublished())
    client = signed_in(settled.lijianjun)
    assert "未读（3）" in text(client.get(reverse("reminders:notices")))
    first = Notice.objects.filter(recipient=user).first()
    assert client.post(reverse("reminders:notice", args=[first.pk])).headers["Location"] == "/reminders/"
    assert notices.unread_count(user) == 2
    client.post(reverse("reminders:read_all"))
    assert notices.unread_count(user) == 0


def test_a_message_of_someone_else_does_not_exist(settled):
    notices.tell([settled.lijianjun.user.pk], key="k", title="只给他")
    delivering.deliver(delivering.unpublished())
    notice = Notice.objects.get()
    assert "只给他" not in text(get(settled.wanghaiyan, "notices"))
    assert signed_in(settled.wanghaiyan).post(reverse("reminders:notice", args=[notice.pk])).status_code == 404
    assert notices.unread_count(settled.lijianjun.user) == 1


def test_administrators_see_failures_without_contents_and_send_again(settled):
    row = Dispatch.objects.create(
        key="x", recipient=settled.lijianjun.user, channel="mail", kind="event", title="机密标题", state="failed",
        last_error="ConnectionRefusedError: no route",
    )  # fmt: skip
    page = text(get(settled.fangyuan, "deliveries", state="failed"))
    assert "李建军" in page
    assert "no route" in page
    assert "机密标题" not in page
    assert signed_in(settled.lijianjun).post(reverse("reminders:send_again", args=[row.pk])).status_code == 403
    signed_in(settled.fangyuan).post(reverse("reminders:send_again", args=[row.pk]))
    row.refresh_from_db()
    assert row.state == "waiting"


def test_the_notice_of_the_year_is_imported_and_a_bad_one_is_not(settled):
    client = signed_in(settled.fangyuan)
    url = reverse("reminders:calendar_import", args=[2027])
    bad = sheet(["随便", "休息"])
    bad.name = "2027.xlsx"
    assert "第 2 行" in text(client.post(url, {"notice": "国办发明电〔2026〕9号", "file": bad}))
    assert not CalendarYear.objects.get(year=2027).confirmed
    good = BytesIO(client.get(reverse("reminders:calendar_template", args=[2027])).content)
    good.name = "2027.xlsx"
    page = text(client.post(url, {"notice": "国办发明电〔2026〕9号", "file": good}, follow=True))
    assert "2027 年的日历已确认" in page
    assert CalendarYear.objects.get(year=2027).confirmed


def test_one_day_is_changed_by_hand(settled):
    client = signed_in(settled.fangyuan)
    day = {"date": "2026-12-05", "is_workday": "True", "name": "补班"}
    client.post(reverse("reminders:calendar_day", args=[2026]), day)
    assert "2026-12-05" in text(client.get(reverse("reminders:calendar_year", args=[2026])))


NEW = {
    "code": "ZZ-01", "title": "专题学习", "focus": "guidance", "valid_from": "2026-12-01", "every": "month",
    "codes": ["activity.topic_study"], "per": "unit", "measure": "tally", "times": 1, "share": 100,
    "kinds": ["branch", "joint_branch"], "least_formal": 0, "due_days": 0, "window_days": 7, "grace_days": 0,
    "severity": "warn", "unit_after": 3, "institute_after": 10, "todo": "组织专题学习", "clause": "院党委通知",
    "change_reason": "年度安排",
}  # fmt: skip


def test_a_rule_is_previewed_before_it_can_be_saved(settled):
    client, url = signed_in(settled.fangyuan), reverse("reminders:rule_create")
    before = Obligation.objects.count()
    page = text(client.post(url, NEW))
    assert re.search(r"会要求 <b>4</b> 个党组织共 <b>\d\d</b> 次", page)
    assert not Rule.objects.filter(code="ZZ-01").exists()
    assert Obligation.objects.count() == before  # the trial left nothing behind
    digest = re.search(r'name="previewed" value="(\w+)"', page).group(1)
    changed = client.post(url, {**NEW, "times": 5, "previewed": digest})
    assert "按此保存" in text(changed)  # something else than what was previewed: preview again
    assert not Rule.objects.filter(code="ZZ-01").exists()
    client.post(url, {**NEW, "previewed": digest})
    assert RuleVersion.objects.get(rule__code="ZZ-01").made_by == settled.fangyuan.user


def test_a_revision_ends_the_old_version_and_keeps_it(settled):
    rule = Rule.objects.get(code="MT-05")
    client, url = signed_in(settled.fangyuan), reverse("reminders:rule_change", args=[rule.pk])
    form = {name: value for name, value in NEW.items() if name not in ("code", "title", "focus")}
    form |= {"codes": ["activity.themed_party_day"], "times": 2}
    digest = re.search(r'name="previewed" value="(\w+)"', text(client.post(url, form))).group(1)
    client.post(url, {**form, "previewed": digest})
    old, new = rule.versions.order_by("number")
    assert (old.times, old.valid_to) == (1, date(2026, 12, 1))
    assert (new.times, new.number) == (2, 2)
    assert "第 2 版，2026-12-01 起生效：年度安排" in text(client.get(reverse("reminders:rule", args=[rule.pk])))


def test_a_rule_is_ended_with_a_reason(settled):
    rule = Rule.objects.get(code="MT-04")
    client = signed_in(settled.fangyuan)
    client.post(reverse("reminders:rule_end", args=[rule.pk]), {"reason": ""})
    assert rule.versions.filter(valid_to=None).exists()
    client.post(reverse("reminders:rule_end", args=[rule.pk]), {"reason": "改由单位统一安排"})
    assert not rule.versions.filter(valid_to=None).exists()


def test_a_chat_address_that_is_no_robot_is_refused(settled, settings):
    settings.NOTICES_CHAT = True
    client, url = signed_in(settled.lijianjun), reverse("reminders:preference")
    assert "只支持以下群机器人" in text(client.post(url, {"chat": "http://10.0.0.1/"}))
    assert client.post(url, {"chat": "wecombot://0123456789"}).status_code == 302


@pytest.mark.parametrize("page", ["mine", "branches", "matrix"])
def test_pages_take_the_same_queries_for_many_rows(settled, page):
    client = signed_in(settled.linjing)
    client.get(reverse(f"reminders:{page}"))
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(f"reminders:{page}"))
    assert len(queries) <= 25


def test_only_those_who_may_log_are_shown_the_way_to_the_form(settled):
    unit = settled.jia.unit
    assert "去办理" in text(get(settled.lijianjun, "branch", unit.pk))
    page = text(get(settled.huangweijie, "branch", unit.pk))
    assert "/activities/new/" not in page


def test_a_duty_of_an_event_leads_to_where_it_is_settled(settled):
    duty = Obligation.objects.get(unit=settled.jia.unit, rule__code="BR-04")
    address = reverse("branches:decision", args=[settled.jia.pk])
    assert address in text(get(settled.gaoyumei, "duty", duty.pk))
    assert address not in text(get(settled.lijianjun, "duty", duty.pk)), "the branch may not decide on its own form"
    assert signed_in(settled.lijianjun).get(address).status_code == 403


@pytest.mark.parametrize(
    "path", ["calendar/99999/", "calendar/0/", "calendar/99999/template/", "matrix/{unit}/9999-12/", "matrix/{unit}/x/"]
)
def test_years_that_make_no_sense_are_not_found(settled, path):
    url = f"/reminders/{path.format(unit=settled.jia.unit.pk)}"
    assert signed_in(settled.fangyuan).get(url).status_code == 404


def test_red_branches_stand_before_the_others(settled):
    page = text(get(settled.linjing, "branches"))
    rows = page.split("支部亮灯情况")[1].split("<tr data-row>")[1:]
    levels = [min(("红灯", "黄灯", "绿灯").index(word) for word in re.findall("[红黄绿]灯", row)) for row in rows]
    assert len(levels) > 1
    assert levels == sorted(levels)


def test_only_burning_branches_can_be_ticked_and_only_by_those_who_may_urge(settled):
    client = signed_in(settled.linjing)
    answer = client.get(reverse("reminders:branches"))
    burning = [str(row.unit.pk) for row in answer.context["rows"] if row.red or row.yellow]
    page = text(answer)
    assert burning and re.findall(r'name="units" value="(\d+)" form="urge"', page) == burning
    assert 'id="urge"' in page and "data-page-check" in page and "催办所选" in page
    green = text(client.get(reverse("reminders:branches"), {"light": "green"}))
    assert 'name="units"' not in green
    assert "checkbox" not in text(client.get(reverse("reminders:branches_print")))
    below = text(get(settled.lijianjun, "branches"))
    assert "checkbox" not in below and 'id="urge"' not in below


def test_a_branch_below_no_unit_is_in_the_table_under_the_institute_itself(today, cast):
    """丙 hangs below a committee of the institute: every branch is counted once, and each number opens its rows."""
    committee = create_unit(
        name="二院联合试验临时党委", short_name="联合试验党委", code="LH", kind=Unit.Kind.JOINT_COMMITTEE,
        parent=cast.institute, by=None,
    )  # fmt: skip
    unit = cast.bing.unit
    Unit.objects.filter(pk=unit.pk).update(parent=committee, path=f"{committee.path}{unit.pk}.")
    recomputing.recompute_everything()
    client = signed_in(cast.linjing)
    answer = client.get(reverse("reminders:branches"))
    table = {str(one): (red, yellow, green) for one, red, yellow, green in answer.context["units"]}
    assert sum(sum(row) for row in table.values()) == answer.context["tabs"][0].count == 3
    assert table["二院党委"] == (1, 0, 0)
    assert table["一部党委"][0] >= 1
    page = text(answer)
    assert "二院党委（直属）" in page and "一部党委（直属）" not in page
    for href, number in re.findall(r'href="(\?unit=[^"]*light=\w+)"[^>]*>(\d+)</a>', page):
        listed = client.get(f"{reverse('reminders:branches')}{href.replace('&amp;', '&')}").context["rows"]
        assert len(listed) == int(number), href
    own = client.get(reverse("reminders:branches"), {"unit": cast.institute.pk, "own": "1"})
    assert [row.unit.pk for row in own.context["rows"]] == [unit.pk]
    assert [tab.count for tab in own.context["tabs"]] == [1, 1, 0, 0]
    assert "own=1" in re.search(r'href="(\?light=red[^"]*)"', text(own)).group(1)
