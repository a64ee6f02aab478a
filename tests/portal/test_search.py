"""One box over everything within reach: what people mean first stands first, and alike lines are told apart."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.papers.models import IssuedPaper
from education.activities.kinds import Kind
from education.activities.models import Activity
from portal import search
from records.ledger.search_words import typed
from tests.cast import Cast, days_ago, signed_in
from tests.making import makers


def test_the_branch_stands_before_what_it_did(cast: Cast) -> None:
    makers()["activities"].make(cast, cast.jia.unit, 1)
    found = [hits.ledger.slug for hits in search.search(cast.gaoyumei.user, "甲")]
    assert found[0] == "temporary-branches"
    assert "activities" in found[1:]


def test_lines_of_the_same_title_name_place_and_day(cast: Cast) -> None:
    made = makers()["activities"].make(cast, cast.jia.unit, 1)
    page = signed_in(cast.gaoyumei).get("/search/", {"q": made.theme})
    [hit] = next(hits.rows for hits in page.context["found"] if hits.ledger.slug == "activities")
    assert (hit.place, hit.day) == (str(cast.jia.unit), made.held_on)
    assert f"{made.held_on:%Y-%m-%d}" in page.content.decode()


def test_nobody_finds_what_is_beyond_their_reach(cast: Cast) -> None:
    made = makers()["activities"].make(cast, cast.jia.unit, 1)
    assert search.search(cast.sunli.user, made.theme) == []
    assert search.search(cast.sunli.user, "甲支部") == []


def test_an_empty_box_asks_nothing(cast: Cast, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        assert search.search(cast.gaoyumei.user, "  ") == []


def activity(cast: Cast, number: int, **columns: object) -> Activity:
    made = makers()["activities"].make(cast, cast.jia.unit, number)
    Activity.objects.filter(pk=made.pk).update(**columns)
    made.refresh_from_db()
    return made


def found_activities(cast: Cast, text: str) -> set[str]:
    return {
        hit.url.rstrip("/").rpartition("/")[2]
        for hits in search.search(cast.gaoyumei.user, text)
        if hits.ledger.slug == "activities"
        for hit in hits.rows
    }


def test_activities_are_found_by_kind_and_month(cast: Cast) -> None:
    day = days_ago(40)
    this = activity(cast, 1, kind=Kind.THEMED_PARTY_DAY, held_on=day)
    activity(cast, 2, kind=Kind.PARTY_LECTURE, held_on=day)
    activity(cast, 3, kind=Kind.THEMED_PARTY_DAY, held_on=day.replace(year=day.year - 2))
    for text in (
        f"主题党日 {day.month}月",
        f"主题党日{day.month}月",
        f"{day:%Y-%m} 主题党日",
        f"主题党日 {day:%Y-%m-%d}",
    ):
        assert found_activities(cast, text) == {str(this.pk)}, text
    assert len(found_activities(cast, f"{day:%Y-%m}")) == 2
    assert found_activities(cast, "主题党日 2001年1月") == set()


@pytest.mark.parametrize(
    ("text", "words", "months"),
    [
        ("主题党日 2026年9月", ("主题党日",), [(date(2026, 9, 1), date(2026, 9, 30))]),
        ("2026-02", (), [(date(2026, 2, 1), date(2026, 2, 28))]),
        ("党课 13月", ("党课", "13月"), []),
        ("LZ-2026-014", ("LZ-2026-014",), []),
        ("院党委〔2026〕11号", ("院党委〔2026〕11号",), []),
        ("2026-13-01", ("2026-13-01",), []),
    ],
)
def test_what_is_no_month_stays_a_word(text: str, words: tuple[str, ...], months: list[tuple[date, date]]) -> None:
    said = typed(text, dated=True)
    assert (said.words, list(said.spans)) == (words, months)


def test_papers_are_found_by_number_whatever_brackets_are_typed(cast: Cast) -> None:
    paper = IssuedPaper.objects.create(
        unit=cast.institute, kind=IssuedPaper.Kind.OTHER, title="关于做好岁末年初工作的通知",
        document_number="院党委〔2026〕77号", issued_on=days_ago(3),
    )  # fmt: skip
    for text in ("院党委〔2026〕77号", "院党委[2026]77号", "院党委（2026）077号"):
        found = {hits.ledger.slug: hits.rows for hits in search.search(cast.linjing.user, text)}
        assert [str(paper.pk) in hit.url for hit in found["issued-papers"]] == [True], text


def test_suggestions_keep_to_ones_reach_and_to_what_tells_nothing(cast: Cast) -> None:
    made = makers()["needs"].make(cast, cast.jia.unit, 1)
    theirs = signed_in(cast.gaoyumei).get("/search/suggest/", {"q": "甲"}).content.decode()
    assert str(cast.jia.pk) in theirs and "临时党支部台账" in theirs and 'role="option"' in theirs
    for text in (made.description[:20], made.number):
        assert search.suggest(cast.lijianjun.user, text) == []
    assert str(cast.jia.pk) not in signed_in(cast.sunli).get("/search/suggest/", {"q": "甲"}).content.decode()
    assert {hits.ledger.slug for hits in search.suggest(cast.lijianjun.user, "1")} <= set(search.SUGGESTED)


def test_suggestions_cost_the_same_for_few_rows_and_many(cast: Cast) -> None:
    client = signed_in(cast.gaoyumei)

    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            client.get("/search/suggest/", {"q": "甲"})
        return len(told)

    cost()
    few = cost()
    for number in range(20):
        activity(cast, number + 1)
    assert cost() == few <= 12
