"""Who is told what: integrity answers, needs not passed on, counselling – on every way to a record."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest

from organisation.posts.models import Post
from records import history
from records.ledger.registry import ledger
from records.workflow import perform
from tests.cast import Cast, signed_in
from tests.welfare.asks.makers import make_ask
from tests.welfare.care_acts.makers import make_act
from tests.welfare.needs.makers import make_need
from tests.welfare.picked import someone_of

pytestmark = pytest.mark.usefixtures("ordinary_day")

TOLD_IN_CONFIDENCE = {"lijianjun", "zhangxue"}
CARING_IN_JIA = {"lijianjun", "wanghaiyan", "zhangxue"}
CARING_ABOVE = {"gaoyumei", "huangweijie"}
INSTITUTE = {"linjing", "heyuan"}
SECRET = "藏着的话"


@pytest.fixture
def integrity(cast: Cast):
    return "asks", make_ask(cast, cast.jia.unit, 1, "integrity", result="concern", note=SECRET), TOLD_IN_CONFIDENCE


@pytest.fixture
def need(cast: Cast):
    return "needs", make_need(cast, cast.jia.unit, 1, remark=SECRET), CARING_IN_JIA


@pytest.fixture
def passed_need(cast: Cast):
    record = make_need(cast, cast.jia.unit, 1, remark=SECRET)
    to = Post.objects.get(person=cast.huangweijie)
    perform(record, "pass_up", by=cast.lijianjun.user, told={"to": to, "reason": "支部没有车"})
    return "needs", record, CARING_IN_JIA | CARING_ABOVE


@pytest.fixture
def answer_with_need(cast: Cast):
    return "asks", make_ask(cast, cast.jia.unit, 1, "leisure", result="need", note=SECRET), CARING_IN_JIA


@pytest.fixture
def counselling(cast: Cast):
    return "acts", make_act(cast, cast.jia.unit, 1, "counselling", provider="specialist"), TOLD_IN_CONFIDENCE


def telling(record) -> str:
    """What of it stands in a printed list."""
    return str(getattr(record, "description", "") or getattr(record, "note", "") or record.done_on)


CASES = ("integrity", "need", "passed_need", "answer_with_need", "counselling")


@pytest.mark.parametrize("case", CASES)
def test_only_those_who_are_told_reach_it_by_any_page(cast: Cast, request, case: str) -> None:
    slug, record, allowed = request.getfixturevalue(case)
    found = ledger(slug)
    for person in cast.people:
        name, client = person.user.username, signed_in(person)
        wanted = name in allowed
        for page in ("detail", "history", "print"):
            answer = client.get(found.url(page, record.pk))
            assert (answer.status_code == 200) == wanted, (case, name, page)
        listed = client.get(found.url("list"))
        if listed.status_code == 200:
            assert (str(record.pk) in listed.content.decode()) == wanted, (case, name, "list")
            assert (record.pk in {row.pk for row in listed.context["rows"]}) == wanted, (case, name, "rows")
            printed = client.get(found.url("print_list")).content.decode()
            assert (telling(record) in printed) == wanted, (case, name, "printed list")


@pytest.mark.parametrize("case", CASES)
def test_counts_exports_and_search_say_nothing_either(cast: Cast, request, case: str) -> None:
    slug, record, allowed = request.getfixturevalue(case)
    found = ledger(slug)
    for person in cast.people:
        name, client = person.user.username, signed_in(person)
        wanted = name in allowed
        assert found.rows(person.user).count() == int(wanted), (case, name, "count")
        assert found.rows(person.user, "export").count() == int(wanted), (case, name, "export rows")
        exported = client.get(found.url("export"))
        if exported.status_code == 200:
            sheet = openpyxl.load_workbook(BytesIO(b"".join(exported.streaming_content))).active
            numbers = [row[0] for row in sheet.iter_rows(min_row=4, values_only=True) if isinstance(row[0], int)]
            assert len(numbers) == int(wanted), (case, name, "exported")
        for text in (SECRET, str(getattr(record, "description", SECRET))):
            hits = client.get("/search/", {"q": text}).content.decode()
            if not wanted:
                assert str(record.pk) not in hits, (case, name, "search")


@pytest.mark.parametrize("case", CASES)
def test_workbench_todo_person_card_and_branch_page_say_nothing_either(cast: Cast, request, case: str) -> None:
    _, record, allowed = request.getfixturevalue(case)
    someone = someone_of(cast.jia.unit)
    pages = (
        "/",
        "/todo/",
        f"/welfare/people/{someone.pk}/",
        f"/temporary-branches/{cast.jia.pk}/?tab=welfare",
        "/welfare/to-needs/",
        "/welfare/coverage/",
        f"/welfare/coverage/?unit={cast.jia.unit_id}",
        "/administration/trail/",
    )
    for person in cast.people:
        if person.user.username in allowed:
            continue
        client = signed_in(person)
        for page in pages:
            body = client.get(page).content.decode()
            assert SECRET not in body, (case, person.name, page)
            assert str(record.pk) not in body, (case, person.name, page)


def test_the_auditor_reads_that_something_happened_but_not_what(cast: Cast, passed_need) -> None:
    _, record, _ = passed_need
    lines = " ".join(f"{line.object_title} {line.text}" for line in history.of(record))
    assert record.number in lines and "上报" in lines
    assert "支部没有车" not in lines and record.description not in lines


def test_integrity_is_neither_offered_nor_counted_for_those_who_are_not_told(cast: Cast) -> None:
    make_ask(cast, cast.jia.unit, 1, "integrity")
    for person in (cast.wanghaiyan, cast.huangweijie, cast.linjing):
        client = signed_in(person)
        assert "廉洁自律" not in client.get(f"/welfare/ask/?unit={cast.jia.unit_id}").content.decode()
        matrix = client.get(f"/welfare/coverage/?unit={cast.jia.unit_id}").context["coverage"]
        assert [column.item.name for column in matrix.columns] == ["思想教育", "工作完成", "业余生活", "成长成才"]
        assert matrix.total == 0
    told = signed_in(cast.zhangxue).get(f"/welfare/coverage/?unit={cast.jia.unit_id}").context["coverage"]
    assert [column.asked for column in told.columns] == [0, 0, 0, 0, 1] and told.total == 1


def test_above_it_is_known_that_someone_was_asked_but_not_the_need(cast: Cast, answer_with_need) -> None:
    page = signed_in(cast.huangweijie).get(f"/welfare/coverage/?unit={cast.jia.unit_id}")
    cells = [cell for _, row in page.context["coverage"].rows for cell in row if cell.count]
    assert [(cell.text, cell.url) for cell in cells] == [("已问", "")]
    assert "有需求" not in page.content.decode()
