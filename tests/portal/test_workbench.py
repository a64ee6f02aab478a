"""The workbench: true numbers that open exactly the rows they count, at the same cost for few rows and for many."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from branches.projects.models import Project
from portal import todo
from portal.workbench.chart import last_months
from records.ledger.registry import ledger
from records.workflow import perform
from reminders.obligations.models import Obligation
from reminders.recomputing import recompute_everything
from tests.cast import Cast, signed_in
from tests.making import makers

MOST_QUERIES = 25


def approved(cast: Cast, number: int):
    """An activity of 甲 this month, approved by the unit."""
    record = makers()["activities"].make(cast, cast.jia.unit, number)
    record.refresh_from_db()
    if record.state == "draft":
        perform(record, "submit", by=cast.lijianjun.user)
    if record.state == "submitted":
        perform(record, "approve", by=cast.gaoyumei.user)
    return record


@pytest.mark.parametrize("who", ["linjing", "gaoyumei", "lijianjun", "sunli", "shenqing", "stranger"])
def test_every_number_opens_exactly_the_rows_it_counts(cast: Cast, who: str) -> None:
    for number in range(1, 4):
        approved(cast, number)
    cast.jia.planned_end = timezone.localdate() + timedelta(days=10)
    cast.jia.save(update_fields=["planned_end"])
    client = signed_in(getattr(cast, who))
    for figure in client.get("/").context["figures"]:
        listed = client.get(figure.url).context["page"]["total"]
        assert listed == figure.value, figure.label


def test_offices_see_how_many_projects_are_covered(cast: Cast) -> None:
    def rate(who: str) -> tuple[str, str] | None:
        shown = [one for one in signed_in(getattr(cast, who)).get("/").context["figures"] if one.shown]
        return (shown[0].shown, shown[0].extra) if shown else None

    assert rate("linjing") == ("75%", "3/4")
    assert rate("gaoyumei") == ("66.7%", "2/3")
    assert rate("lijianjun") is None
    assert "66.7%" in signed_in(cast.gaoyumei).get("/").content.decode()


def test_the_cost_does_not_grow_with_projects(cast: Cast) -> None:
    client = signed_in(cast.linjing)
    client.get("/")
    few = queries(client)
    for number in range(30):
        Project.objects.create(
            unit=cast.first, code=f"多{number}", name=f"多{number}", started_on=timezone.localdate() - timedelta(60)
        )
    assert queries(client) == few <= MOST_QUERIES
    assert client.get("/").context["figures"][-1].value == 34


def test_the_links_use_filters_that_exist(cast: Cast) -> None:
    """A parameter no filter knows would be ignored, and the number would count everything."""
    for figure in signed_in(cast.linjing).get("/").context["figures"]:
        address = urlsplit(figure.url)
        found = ledger(address.path.strip("/"))
        names = {name for name, _ in parse_qsl(address.query)} - {"tab"}
        known = {name.removesuffix("_after").removesuffix("_before") for name in names}
        assert known <= set(found.filter_class.base_filters)


def test_it_costs_the_same_for_three_activities_and_for_thirty(cast: Cast) -> None:
    client = signed_in(cast.gaoyumei)
    for number in range(1, 4):
        approved(cast, number)
    client.get("/")
    few = queries(client)
    for number in range(4, 34):
        approved(cast, number)
    assert queries(client) == few <= MOST_QUERIES


def queries(client) -> int:
    with CaptureQueriesContext(connection) as seen:
        assert client.get("/").status_code == 200
    return len(seen)


def test_what_waits_stands_in_the_list_and_leaves_it_when_done(cast: Cast) -> None:
    record = makers()["activities"].make(cast, cast.jia.unit, 1)
    unit = signed_in(cast.gaoyumei)
    assert record.theme in unit.get("/todo/").content.decode()
    perform(record, "approve", by=cast.gaoyumei.user)
    assert record.theme not in unit.get("/todo/").content.decode()
    assert record.theme in unit.get("/todo/?tab=done").content.decode()
    assert record.theme not in signed_in(cast.sunli).get("/todo/").content.decode()


def test_what_somebody_filed_is_listed_once_even_when_it_is_their_own_turn(cast: Cast) -> None:
    record = makers()["activities"].make(cast, cast.jia.unit, 1)
    type(record).objects.filter(pk=record.pk).update(author=cast.lijianjun.user)
    record.refresh_from_db()
    title = f"支部党员大会：{record.theme}"

    def listed() -> tuple[list[str], list[str]]:
        client = signed_in(cast.lijianjun)
        tabs = {tab: client.get("/", {"tab": tab}).context["desk"] for tab in ("waiting", "started")}
        return [one.title for one in tabs["waiting"].tasks], [one.title for one in tabs["started"].started]

    assert listed() == ([], [title])
    perform(record, "return", by=cast.gaoyumei.user, reason="请补充照片")
    assert listed() == ([title], [])


def test_the_badge_counts_what_the_list_shows(cast: Cast) -> None:
    for number in range(1, 4):
        makers()["activities"].make(cast, cast.jia.unit, number)
    answer = signed_in(cast.gaoyumei).get("/todo/")
    assert answer.context["badges"]["todo"] == len(answer.context["tasks"]) == 3


def test_search_finds_by_name_code_and_initials_within_the_scope(cast: Cast) -> None:
    for text in ("甲临时", cast.jia.unit.code, cast.jia.unit.pinyin[:4]):
        assert cast.jia.unit.name in signed_in(cast.lijianjun).get("/search/", {"q": text}).content.decode()
        found = signed_in(cast.chensiyuan).get("/search/", {"q": text}).context["found"]
        assert cast.jia.unit.name not in str([hits.rows for hits in found])


def test_chart_shows_months_from_the_summary(cast: Cast) -> None:
    approved(cast, 1)
    on_time, late, _asked = signed_in(cast.linjing).get("/").context["chart"]["series"]
    assert sum(on_time["data"]) + sum(late["data"]) == 1


def test_an_extended_branch_is_at_work(cast: Cast) -> None:
    client = signed_in(cast.linjing)

    def numbers() -> tuple[int, int]:
        shown = client.get("/").context["figures"]
        return shown[0].value, shown[3].value

    cast.jia.planned_end = timezone.localdate() + timedelta(days=10)
    cast.jia.save(update_fields=["planned_end"])
    before = numbers()
    type(cast.jia).objects.filter(pk=cast.jia.pk).update(state="extended")
    assert numbers() == before


def test_a_task_says_whose_it_is_and_until_when(cast: Cast) -> None:
    finding = makers()["findings"].make(cast, cast.jia.unit, 1)
    [task] = todo.waiting(cast.lijianjun.user, 20)
    assert task.place == str(cast.jia.unit)
    assert task.due_on == finding.due_on
    assert finding.due_on.isoformat() in signed_in(cast.lijianjun).get("/todo/").content.decode()


def test_the_month_says_how_much_of_what_falls_due_is_done(cast: Cast) -> None:
    recompute_everything()
    month = signed_in(cast.linjing).get("/").context["month"]
    assert month.asked > month.done >= 0
    page = signed_in(cast.linjing).get("/").content.decode()
    assert f"本月到期 {month.asked} 项，已完成 {month.done} 项，完成率 {month.rate}%" in page


def test_a_home_secretary_is_led_to_those_who_are_away(cast: Cast) -> None:
    answer = signed_in(cast.liufang).get("/")
    assert answer.context["shortcuts"][0].label == "外出党员"
    assert "监督预警" not in answer.content.decode()


def test_who_has_no_home_branch_is_not_led_there(cast: Cast) -> None:
    assert "外出党员" not in [one.label for one in signed_in(cast.lijianjun).get("/").context["shortcuts"]]


def test_who_holds_no_post_any_more_is_told_why_there_is_little(cast: Cast) -> None:
    said = "您现在没有在任的党务职务"
    for person in (cast.wugang, cast.stranger):
        assert said in signed_in(person).get("/").content.decode()
    assert said not in signed_in(cast.lijianjun).get("/").content.decode()


def test_the_chart_says_how_much_is_due_and_each_month_opens_what_it_counts(cast: Cast) -> None:
    for number in range(1, 4):
        approved(cast, number)
    recompute_everything()
    client = signed_in(cast.linjing)
    chart = client.get("/").context["chart"]
    on_time, late, asked = (one["data"] for one in chart["series"])
    assert chart["series"][2]["name"] == "应开展"
    for number, address in enumerate(chart["data"]["links"]):
        assert client.get(address).context["page"]["total"] == on_time[number] + late[number]
        assert f'<a href="{address.replace("&", "&amp;")}">' in client.get("/").content.decode()
    assert asked == [_due_slowly(cast, month) for month in last_months(timezone.localdate())]
    assert sum(asked) > 0


def _due_slowly(cast: Cast, month) -> int:
    """Row by row: meetings and activities that the rules ask of branches in the month."""
    found = 0
    for duty in Obligation.objects.select_related("unit", "version", "period").prefetch_related("version__fulfilments"):
        codes = [one.code for one in duty.version.fulfilments.all()]
        counts = duty.version.measure in ("tally", "groups") and duty.version.per == "unit"
        if duty.unit.is_temporary_branch and counts and any(code.startswith("activity.") for code in codes):
            inside = (duty.due_on.year, duty.due_on.month) == (month.year, month.month)
            found += int(duty.needed) if inside and duty.outcome != "exempt" and duty.period.kind != "rolling" else 0
    return found


def test_who_works_in_one_branch_begins_with_what_is_most_urgent_and_reads_it_once(cast: Cast) -> None:
    finding = makers()["findings"].make(cast, cast.jia.unit, 1)
    type(finding).objects.filter(pk=finding.pk).update(due_on=timezone.localdate() - timedelta(days=400))
    recompute_everything()
    answer = signed_in(cast.lijianjun).get("/")
    desk, page = answer.context["desk"], answer.content.decode()
    assert desk.first_task.title == str(finding)
    assert page.count(str(finding)) == 1
    assert finding.pk not in [one.obligation.subject for one in desk.duties]
    assert answer.context["figures"][0].label == "在现场的人员"
    assert "先办这一件" not in signed_in(cast.linjing).get("/").content.decode()
