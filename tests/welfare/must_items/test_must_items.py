"""The five questions and the five acts are data: what is in force that day is asked, a sixth needs no programmer."""

from __future__ import annotations

import pytest

from tests.cast import Cast, days_ago, signed_in
from welfare.must_items.models import MustItem

pytestmark = pytest.mark.django_db


def test_the_portal_starts_with_five_and_five() -> None:
    asks, acts = MustItem.objects.asks(), MustItem.objects.acts()
    assert [one.name for one in asks] == ["思想教育", "工作完成", "业余生活", "成长成才", "廉洁自律"]
    assert [one.name for one in acts] == ["医疗保障", "家属慰问", "心理疏导", "文体活动", "饮食生活保障"]
    assert {one.code for one in MustItem.objects.filter(confidential=True)} == {"integrity", "counselling"}


@pytest.mark.parametrize(("day", "asked"), [(21, False), (20, True), (10, True), (9, False)])
def test_both_ends_of_its_time_count(day: int, asked: bool) -> None:
    sixth = MustItem.objects.create(
        kind="ask", code="safety", name="安全生产", order=6, valid_from=days_ago(20), valid_to=days_ago(10)
    )
    assert (sixth in MustItem.objects.asks().on(days_ago(day))) is asked


def test_a_sixth_question_stands_on_the_page_that_asks(cast: Cast) -> None:
    assert "安全生产" not in signed_in(cast.lijianjun).get("/welfare/ask/").content.decode()
    MustItem.objects.create(kind="ask", code="safety", name="安全生产", order=6, valid_from=days_ago(1))
    assert "安全生产" in signed_in(cast.lijianjun).get("/welfare/ask/").content.decode()
