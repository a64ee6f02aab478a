"""我的待办 at speed: by deadline, narrowed by the address, the next one after each decision, many at once."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from education.activities.models import Activity
from portal import todo
from records.workflow import perform
from tests.cast import Cast, days_ago, signed_in
from tests.making import makers


@pytest.fixture(autouse=True)
def nobody_has_anything_open() -> None:
    cache.clear()


@pytest.fixture
def waiting(cast: Cast) -> list[Activity]:
    """Four activities of 甲 for its unit to review, the first waiting longest."""
    made = [makers()["activities"].make(cast, cast.jia.unit, number) for number in range(1, 5)]
    for days, one in zip((9, 8, 7, 6), made, strict=True):
        Activity.objects.filter(pk=one.pk).update(updated_at=timezone.now() - timedelta(days=days))
        one.refresh_from_db()
    return made


def opened(client: Client, number: int) -> str:
    """The address of the record on that line of the list."""
    return str(client.get("/todo/").context["tasks"][number].url)


def decide(client: Client, address: str, move: str = "approve", **told: str):
    """The button of the page that was opened from the list."""
    page = client.get(address)
    record = page.context["record"]
    body = {"version": record.version, "after": page.context["queue"].next_url, **told}
    return client.post(f"{urlsplit(address).path}move/{move}/", body, follow=True)


def on_page(answer) -> object:
    return answer.context["record"].pk


# --- the list ---------------------------------------------------------------------------------------------------------


def test_what_has_a_deadline_comes_first_by_its_day(cast: Cast, waiting) -> None:
    findings = [makers()["findings"].make(cast, cast.jia.unit, number) for number in (1, 2)]
    for days, one in zip((5, -3), findings, strict=True):
        type(one).objects.filter(pk=one.pk).update(state="submitted", due_on=days_ago(-days))
    shown = todo.waiting(cast.gaoyumei.user, 20)
    assert [one.due_on for one in shown[:2]] == [days_ago(3), days_ago(-5)]
    assert [one.title for one in shown[2:]] == [f"支部党员大会：{one.theme}" for one in waiting]


def test_tabs_count_what_they_list(cast: Cast, waiting) -> None:
    Activity.objects.filter(pk__in=[one.pk for one in waiting[:2]]).update(author=cast.lijianjun.user)
    perform(waiting[3], "approve", by=cast.gaoyumei.user)
    for person, numbers in ((cast.gaoyumei, [3, 0, 1]), (cast.lijianjun, [0, 2, 0])):
        client = signed_in(person)
        for address in ("/todo/", "/"):
            context = client.get(address).context
            tabs = context["tabs"] if address == "/todo/" else context["desk"].tabs
            assert [count for *_, count in tabs] == numbers
        for tab, number in zip(("waiting", "started", "done"), numbers, strict=True):
            context = client.get("/todo/", {"tab": tab}).context
            assert len(context["tasks"]) + len(context["lines"]) == number


def test_what_waits_far_down_the_list_is_not_among_what_one_started(cast: Cast, waiting) -> None:
    """Returned to its author behind more lines than a page shows."""
    for one in waiting:
        perform(one, "return", by=cast.gaoyumei.user, reason="请补充照片")
    Activity.objects.filter(pk=waiting[0].pk).update(author=cast.lijianjun.user, updated_at=timezone.now())
    assert len(todo.waiting(cast.lijianjun.user, 2)) == 2
    assert todo.lists(cast.lijianjun.user, started=20).started == []
    assert todo.lists(cast.lijianjun.user, waiting=2, started=2).started == []


def test_filters_stand_in_the_address_and_survive_the_record(cast: Cast, waiting) -> None:
    finding = makers()["findings"].make(cast, cast.jia.unit, 1)
    type(finding).objects.filter(pk=finding.pk).update(state="submitted", due_on=days_ago(2))
    client = signed_in(cast.gaoyumei)

    def titles(**query: object) -> list[str]:
        return [one.title for one in client.get("/todo/", query).context["tasks"]]

    assert len(titles()) == 5
    assert len(titles(kind="activities")) == len(titles(due="none")) == 4
    assert titles(due="late") == titles(kind="findings") == [str(finding)]
    assert len(titles(unit=cast.jia.unit.pk)) == 5
    assert titles(unit=cast.yi.unit.pk) == titles(due="soon") == []
    first = client.get("/todo/", {"kind": "activities"}).context["tasks"][0]
    queue = client.get(first.url).context["queue"]
    assert queue.left == 3
    assert queue.list_url == "/todo/?kind=activities"


def test_the_list_costs_the_same_for_four_rows_and_for_thirty(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    client.get("/todo/")
    few = queries(client)
    for number in range(5, 31):
        makers()["activities"].make(cast, cast.jia.unit, number)
    assert queries(client) == few


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get("/todo/")
    return len(seen)


# --- the next one -----------------------------------------------------------------------------------------------------


def test_after_each_decision_comes_the_next_in_the_order_of_the_list(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    answer = client.get(opened(client, 0))
    assert "还有 <b>3</b> 条" in answer.content.decode()
    answer = decide(client, opened(client, 0))
    assert on_page(answer) == waiting[1].pk
    page = answer.content.decode()
    assert "已通过：支部党员大会：第 1 次学习" in page
    assert "还有 <b>2</b> 条" in page
    answer = decide(
        client, answer.request["PATH_INFO"] + "?" + answer.request["QUERY_STRING"], "return", reason="缺照片"
    )
    assert on_page(answer) == waiting[2].pk
    waiting[1].refresh_from_db()
    assert (waiting[1].state, waiting[1].review_opinion) == ("returned", "缺照片")


def test_who_begins_in_the_middle_goes_on_to_the_end_and_then_to_the_first(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    seen, address = [], opened(client, 2)
    for _ in range(4):
        seen.append(on_page(client.get(address)))
        answer = decide(client, address)
        address = f"{answer.request['PATH_INFO']}?{answer.request['QUERY_STRING']}"
    assert seen == [waiting[number].pk for number in (2, 3, 0, 1)]
    assert answer.request["PATH_INFO"] == "/todo/"
    assert "这里的待办都办完了" in answer.content.decode()


def test_two_people_on_one_list_never_meet(cast: Cast, waiting) -> None:
    one, other = signed_in(cast.gaoyumei), signed_in(cast.huangweijie)
    one.get(opened(one, 0))
    answer = other.get(opened(other, 0))
    assert f"{cast.gaoyumei.name}正在办理这一条" in answer.content.decode()
    answer = other.get(answer.context["queue"].next_url, follow=True)
    assert on_page(answer) == waiting[1].pk
    assert on_page(decide(one, opened(one, 0))) == waiting[2].pk
    answer = other.get(answer.context["queue"].next_url, follow=True)
    assert on_page(answer) == waiting[3].pk
    waited = other.get(answer.context["queue"].next_url, follow=True)
    assert on_page(waited) == waiting[1].pk  # given free when it was left


def test_where_only_what_others_have_open_is_left_the_list_says_so(cast: Cast, waiting) -> None:
    for one in waiting[2:]:
        perform(one, "approve", by=cast.gaoyumei.user)
    one, other = signed_in(cast.gaoyumei), signed_in(cast.huangweijie)
    one.get(opened(one, 0))
    answer = decide(other, opened(other, 1))
    assert answer.request["PATH_INFO"] == "/todo/"
    assert "其余 1 条正由其他同志办理" in answer.content.decode()


def test_who_is_slower_is_told_and_led_on(cast: Cast, waiting) -> None:
    client = signed_in(cast.huangweijie)
    address = opened(client, 0)
    page = client.get(address)
    body = {"version": page.context["record"].version, "after": page.context["queue"].next_url}
    perform(waiting[0], "approve", by=cast.gaoyumei.user)
    answer = client.post(f"{urlsplit(address).path}move/approve/", body, follow=True)
    assert on_page(answer) == waiting[1].pk
    assert "刚刚" in answer.content.decode()


def test_a_record_opened_otherwise_leads_nowhere(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    address = f"/activities/{waiting[0].pk}/"
    assert client.get(address).context["queue"] is None
    answer = client.post(f"{address}move/approve/", {"version": waiting[0].version}, follow=True)
    assert on_page(answer) == waiting[0].pk


def test_nobody_is_led_out_of_the_house(cast: Cast, waiting) -> None:
    for elsewhere in ("https://example.com/", "//example.com/", "javascript:alert(1)"):
        record = makers()["activities"].make(cast, cast.jia.unit, 30)
        body = {"version": record.version, "after": elsewhere}
        answer = signed_in(cast.gaoyumei).post(f"/activities/{record.pk}/move/approve/", body)
        assert answer.headers["Location"] == f"/activities/{record.pk}/"


def test_nonsense_in_the_address_begins_the_list_anew(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    for query in (
        "",
        "at=x",
        "at=2026-01-01~now~1",
        "done=nothing:1",
        "done=activities:x",
        "kind=nothing&unit=x&due=y",
    ):
        cache.clear()
        answer = client.get(f"/todo/next/?{query}")
        assert answer.status_code == 302
        assert client.get(f"/activities/{waiting[0].pk}/?todo={query}").status_code == 200


# --- many at once -----------------------------------------------------------------------------------------------------


def ticks(client: Client) -> list[str]:
    return [one.tick for one in client.get("/todo/").context["tasks"] if one.tick]


def test_many_are_passed_and_what_fails_is_named_one_by_one(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    ticked = ticks(client)
    assert len(ticked) == 4
    perform(waiting[1], "approve", by=cast.huangweijie.user)
    Activity.objects.filter(pk=waiting[2].pk).update(version=9)
    asked = client.post("/todo/review/", {"move": "pass", "ids": ticked, "back": "/todo/?kind=activities"})
    assert "批量通过 4 条" in asked.content.decode()
    assert Activity.objects.filter(state="approved").count() == 1
    body = {"move": "pass", "ids": ticked, "back": "/todo/?kind=activities", "confirmed": "1"}
    answer = client.post("/todo/review/", body, follow=True)
    page = answer.content.decode()
    assert answer.request["QUERY_STRING"] == "kind=activities"
    assert "已通过 2 条" in page
    assert "2 条没有处理" in page
    for one in waiting[1:3]:
        assert f"<li>支部党员大会：{one.theme}：" in page
    assert Activity.objects.filter(state="approved").count() == 3


def test_many_are_returned_with_one_reason(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    body = {"move": "return", "ids": ticks(client)[:2], "confirmed": "1"}
    page = client.post("/todo/review/", body, follow=True).content.decode()
    assert "2 条没有处理" in page and not Activity.objects.filter(state="returned").exists()
    client.post("/todo/review/", {**body, "reason": "请补充照片"})
    assert set(Activity.objects.filter(state="returned").values_list("review_opinion", flat=True)) == {"请补充照片"}
    assert Activity.objects.filter(state="returned").count() == 2


def test_who_may_not_review_decides_on_nothing(cast: Cast, waiting) -> None:
    ticked = ticks(signed_in(cast.gaoyumei))
    for person in (cast.lijianjun, cast.sunli, cast.shenqing, cast.stranger):
        signed_in(person).post("/todo/review/", {"move": "pass", "ids": ticked, "confirmed": "1"})
    assert not Activity.objects.filter(state="approved").exists()
    assert signed_in(cast.gaoyumei).get("/todo/review/").status_code == 405


def test_the_workbench_leads_into_the_same_list(cast: Cast, waiting) -> None:
    client = signed_in(cast.gaoyumei)
    [first, *_] = client.get("/").context["desk"].tasks
    assert "at" in parse_qs(parse_qs(urlsplit(first.url).query)["todo"][0])
    assert on_page(decide(client, first.url)) == waiting[1].pk
