"""The page of a branch: steps with who, when and 文号; tabs that other apps add; what it writes about itself."""

import pytest
from django.http import HttpRequest
from django.urls import reverse

from branches.life.steps import branch_steps, lines_of, request_steps
from branches.page import tabs
from records import history
from tests.branches.founding.requests import grant, reported, written
from tests.cast import days_ago, signed_in


def labels(steps):
    return [(step.label, step.state) for step in steps]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("draft", ["now", "", "", ""]),
        ("returned", ["now", "", "", ""]),
        ("submitted", ["done", "now", "", ""]),
        ("reported", ["done", "done", "now", ""]),
        ("granted", ["done", "done", "done", "done"]),
    ],
)
def test_no_step_of_a_request_is_skipped(cast, state, expected):
    request = written(cast)
    request.state = state
    assert [step.state for step in request_steps(request, [])] == expected


def test_each_step_names_who_and_when_and_the_paper(cast):
    request = reported(cast)
    branch = grant(cast, request)
    notes = [step.note for step in branch_steps(branch, history.of(request))]
    assert notes[0].startswith("黄伟杰 · ")
    assert notes[1].startswith("高玉梅 · ")
    assert notes[2].startswith("院党委〔2026〕11号 · 林静 · ")
    assert notes[3:] == [str(days_ago(0)), "第 1 天", f"预计 {request.ends_on}", "", ""]


def test_the_last_step_is_reached_by_dissolving_only(cast):
    assert labels(branch_steps(cast.jia, []))[-4:] == [
        ("正常运行", "now"),
        ("撤销移交", ""),
        ("撤销", ""),
        ("归档", ""),
    ]
    over = branch_steps(cast.ding, [])
    assert labels(over)[-3:] == [("撤销移交", "done"), ("撤销", "done"), ("归档", "")]
    assert "二院党〔2026〕40号" in over[-2].note


def test_nothing_is_shown_as_done_that_the_portal_has_not_seen(cast):
    """A branch that was brought in without a request begins with the reply."""
    assert labels(branch_steps(cast.jia, []))[0] == ("院党委批复", "done")
    cast.jia.document_number = ""
    assert branch_steps(cast.jia, [])[0].note == "文号没有登记"


def test_another_app_adds_a_tab_with_its_count(cast, monkeypatch):
    monkeypatch.setattr(tabs, "_panels", dict(tabs._panels))
    tabs.register(
        "extra", "新增页签", "ui/empty.html", lambda request, branch: {"text": "来自上层"}, 30, count=lambda *_: 7
    )
    browser, url = signed_in(cast.lijianjun), reverse("temporary-branches:detail", args=[cast.jia.pk])
    assert "新增页签（7）" in browser.get(url).content.decode()
    assert "来自上层" in browser.get(url, {"tab": "extra"}).content.decode()
    with pytest.raises(ValueError, match="extra"):
        tabs.register("extra", "又一个", "ui/empty.html", lambda request, branch: {}, 31)


def test_all_tabs_are_counted_in_one_question(cast, monkeypatch, django_assert_num_queries):
    """However many apps add a tab: the page of a branch must not grow slower with each of them."""
    monkeypatch.setattr(tabs, "_panels", {})
    rows = (lambda request, branch: branch.unit.memberships.all(), lambda request, branch: branch.unit.posts.all())
    for number, count in enumerate(rows):
        tabs.register(f"tab{number}", "页签", "ui/empty.html", lambda *_: {}, number, count=count)
    with django_assert_num_queries(1):
        found = [tab.count for tab in tabs.tabs(HttpRequest(), cast.jia, tabs.current(""))]
    assert found == [cast.jia.unit.memberships.count(), cast.jia.unit.posts.count()]


def test_tabs_stand_in_their_order():
    titles = [panel.title for panel in tabs.panels()]
    assert titles[:2] == ["基本信息", "党员名册"]
    assert titles[-1] == "操作记录"


def test_the_branch_writes_its_focus_and_the_second_writer_is_told(cast):
    browser, url = signed_in(cast.lijianjun), reverse("temporary-branches:edit", args=[cast.jia.pk])
    body = {"focus": "抓好质量安全", "version": cast.jia.version}
    assert browser.post(url, body).status_code == 302
    late = browser.post(url, {**body, "focus": "抓好学习"})
    assert late.status_code == 409
    cast.jia.refresh_from_db()
    assert cast.jia.focus == "抓好质量安全"
    assert signed_in(cast.chenxiaodong).get(url).status_code == 403
    assert signed_in(cast.zhaozhiqiang).get(url).status_code == 404


def test_the_timeline_holds_branch_unit_and_request_together(cast):
    request = reported(cast)
    branch = grant(cast, request, document_number="院党委〔2026〕12号")
    url = reverse("temporary-branches:detail", args=[branch.pk])
    page = signed_in(cast.gaoyumei).get(url, {"tab": "past"}).content.decode()
    for told in ("提交单位审核", "审核通过并上报", "刘芳任书记", "院党委〔2026〕12号批复成立"):
        assert told in page


def test_what_the_request_went_through_is_told_to_who_may_see_the_request(cast):
    request = reported(cast)
    branch = grant(cast, request)
    told = set(history.of(request).values_list("pk", flat=True))
    assert told & set(lines_of(branch, cast.huangweijie.user).values_list("pk", flat=True)) == told
    assert not told & set(lines_of(branch, cast.sunli.user).values_list("pk", flat=True))


def test_a_printed_list_names_who_reports_and_as_of_when(cast):
    page = signed_in(cast.lijianjun).get("/temporary-branches/print/").content.decode()
    assert f"填报单位（盖章）：{cast.jia.unit.name}" in page
    today = days_ago(0)
    assert f"截止日期：{today.year}年{today.month}月{today.day}日" in page
