"""Rectification: the branch answers, the inspecting side decides; who may do what, who sees what, what is late."""

import pytest

from records.ledger.registry import ledger
from records.voiding import discard
from reminders.obligations.models import Obligation
from reminders.obligations.references import page_of
from supervision.findings import duties as obligations
from supervision.findings.models import Finding
from tests.cast import Cast, days_ago, signed_in
from tests.supervision.entry import answer, move, state


@pytest.fixture
def finding(cast: Cast) -> Finding:
    """Of the institute, at 甲."""
    return Finding.objects.create(
        unit=cast.jia.unit,
        inspecting_unit=cast.institute,
        problem="责任区没有公示",
        found_on=days_ago(20),
        due_on=days_ago(3),
    )


def test_answered_refused_corrected_closed(cast: Cast, finding: Finding):
    answer(cast.lijianjun, finding)
    assert state(finding) == "submitted"
    move(cast.linjing, finding, "refuse", "没有照片")
    assert (state(finding), finding.review_opinion, finding.refusals, finding.submitted_at) == (
        "returned", "没有照片", 1, None,
    )  # fmt: skip
    answer(cast.lijianjun, finding, completion="已补照片")
    move(cast.linjing, finding, "close")
    assert (state(finding), finding.closed_on, finding.rechecker) == ("closed", days_ago(0), "林静")
    move(cast.linjing, finding, "reopen", "又出现了")
    assert (state(finding), finding.closed_on, finding.refusals) == ("returned", None, 2)


@pytest.mark.parametrize("left_open", ["measures", "responsible", "done_on", "completion"])
def test_an_incomplete_answer_stays_with_the_branch(cast: Cast, finding: Finding, left_open):
    assert answer(cast.lijianjun, finding, **{left_open: ""}).status_code == 422
    assert answer(cast.lijianjun, finding, then="", **{left_open: ""}).status_code == 302
    move(cast.lijianjun, finding, "submit")
    assert state(finding) == "open"


def test_an_answer_lies_between_the_finding_and_today(cast: Cast, finding: Finding):
    assert answer(cast.lijianjun, finding, done_on=str(days_ago(21))).status_code == 422
    assert answer(cast.lijianjun, finding, done_on=str(days_ago(-1))).status_code == 422


def test_the_inspected_side_cannot_close_nor_the_unit_between(cast: Cast, finding: Finding):
    answer(cast.lijianjun, finding)
    for person in (cast.lijianjun, cast.zhangxue, cast.gaoyumei, cast.huangweijie):
        for code in ("close", "refuse"):
            assert move(person, finding, code, "试试").status_code == 403, person.name
    assert state(finding) == "submitted"


def test_the_inspecting_side_cannot_answer(cast: Cast, finding: Finding):
    assert answer(cast.linjing, finding).status_code == 403


def test_a_branch_closes_what_it_found_itself(cast: Cast, finding: Finding):
    Finding.objects.update(inspecting_unit=cast.jia.unit)
    answer(cast.wanghaiyan, finding)
    assert move(cast.chenxiaodong, finding, "close").status_code == 403
    move(cast.lijianjun, finding, "close")
    assert state(finding) == "closed"


@pytest.mark.parametrize("name", ["zhaozhiqiang", "chensiyuan", "sunli", "wugang", "stranger", "liufang"])
def test_it_is_found_nowhere_by_others(cast: Cast, finding: Finding, name):
    client, slug = signed_in(getattr(cast, name)), ledger("findings")
    for page in ("detail", "history", "print", "edit"):
        assert client.get(slug.url(page, finding.pk)).status_code == 404
    for address in (slug.url("list"), slug.url("print_list"), "/search/?q=公示", "/todo/", "/"):
        assert finding.problem not in client.get(address).content.decode()


def test_overdue_is_shown_and_filtered(cast: Cast, finding: Finding):
    client, url = signed_in(cast.lijianjun), ledger("findings").url("list")
    assert "已逾期 3 天" in client.get(url).content.decode()
    rows = [len(client.get(f"{url}?overdue={asked}").context["rows"]) for asked in ("true", "false")]
    assert rows == [1, 0]
    answer(cast.lijianjun, finding)
    rows = [len(client.get(f"{url}?overdue={asked}").context["rows"]) for asked in ("true", "false")]
    assert rows == [0, 1]


def test_each_side_has_it_on_its_list_when_it_is_its_turn(cast: Cast, finding: Finding):
    def listed(person):
        return finding.problem in signed_in(person).get("/todo/").content.decode()

    assert (listed(cast.lijianjun), listed(cast.linjing)) == (True, False)
    answer(cast.lijianjun, finding)
    assert (listed(cast.lijianjun), listed(cast.linjing)) == (False, True)


def test_the_branch_page_shows_what_is_open(cast: Cast, finding: Finding):
    url = f"{ledger('temporary-branches').url('detail', cast.jia.pk)}?tab=supervision"
    page = signed_in(cast.lijianjun).get(url).content.decode()
    assert "监督整改（1）" in page and finding.problem in page


def test_a_clock_runs_for_it_and_stops_with_the_answer(cast: Cast, finding: Finding):
    obligations.recompute(finding)
    mine = Obligation.objects.get()
    assert page_of(mine.subject) == ledger("findings").url("detail", finding.pk)
    assert (mine.unit, mine.due_on, mine.done) == (cast.jia.unit, finding.due_on, 0)
    answer(cast.lijianjun, finding)
    mine.refresh_from_db()
    assert (mine.done, mine.light()) == (1, "green")


def test_the_clock_follows_what_happens_to_the_finding_at_once(cast: Cast, finding: Finding):
    """Answered, sent back, answered, struck off, voided: nobody waits for the night."""
    obligations.recompute(finding)
    answer(cast.lijianjun, finding)
    move(cast.linjing, finding, "refuse", "照片看不清")
    assert Obligation.objects.get().done == 0
    answer(cast.lijianjun, finding)
    move(cast.linjing, finding, "close")
    assert Obligation.objects.get().done == 1
    finding.refresh_from_db()
    discard(finding, by=cast.linjing.user, reason="登记错了", power="inspect")
    assert not Obligation.objects.exists()


def test_the_card_of_the_person_responsible_shows_it_to_those_who_may_see_it(cast: Cast, finding: Finding):
    answer(cast.lijianjun, finding)
    finding.refresh_from_db()
    assert finding.responsible_person == cast.zhangxue
    url = ledger("people").url("detail", cast.zhangxue.pk)
    assert finding.problem in signed_in(cast.lijianjun).get(url).content.decode()
    home = signed_in(cast.liufang).get(url)  # the home branch sees the member, not the branch's findings
    assert home.status_code == 200 and finding.problem not in home.content.decode()


def test_a_name_of_nobody_on_the_roster_stays_a_name(cast: Cast, finding: Finding):
    answer(cast.lijianjun, finding, responsible="后勤老王")
    finding.refresh_from_db()
    assert (finding.responsible, finding.responsible_person) == ("后勤老王", None)
