"""五必问覆盖: the page says what the lists say, and what is missing is one tap away."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.cast import Cast, days_ago, signed_in
from tests.welfare.asks.makers import make_ask, page_of
from tests.welfare.picked import item


@pytest.fixture
def secretary(cast: Cast) -> Client:
    return signed_in(cast.lijianjun)


def test_coverage_says_what_the_lists_say(cast: Cast, secretary: Client) -> None:
    secretary.post("/welfare/ask/", page_of(cast, "thought", "work"))
    make_ask(cast, cast.jia.unit, 1, "work", asked_on=days_ago(0), result="concern")
    context = secretary.get(f"/welfare/coverage/?unit={cast.jia.unit_id}").context["coverage"]
    assert [(c.item.name, c.asked, c.people) for c in context.columns][:3] == [
        ("思想教育", 9, context.columns[0].people), ("工作完成", 9, context.columns[0].people),
        ("业余生活", 0, context.columns[0].people),
    ]  # fmt: skip
    assert context.total == 19 == len(secretary.get(context.total_url + "&per=50").context["rows"])
    for _, cells in context.rows:
        for cell in cells:
            if cell.count:
                assert len(secretary.get(cell.url).context["rows"]) == cell.count


def test_a_missing_answer_is_one_tap_from_its_form(cast: Cast, secretary: Client) -> None:
    context = secretary.get(f"/welfare/coverage/?unit={cast.jia.unit_id}").context["coverage"]
    person, cells = next((p, c) for p, c in context.rows if p.pk == cast.chenxiaodong.pk)
    form = secretary.get(cells[0].url).context["form"]
    assert str(form["person"].value()) == str(person.pk) and str(form["item"].value()) == str(item("thought").pk)


def test_units_see_a_line_for_each_branch(cast: Cast, secretary: Client) -> None:
    secretary.post("/welfare/ask/", page_of(cast, "thought", "work", "leisure", "growth"))
    lines = signed_in(cast.huangweijie).get("/welfare/coverage/").context["branches"]
    assert [line.asked for line in lines if line.unit == cast.jia.unit] == [0]  # four of five are not all
    secretary.post("/welfare/ask/", page_of(cast, "integrity"))
    lines = {line.unit.pk: line for line in signed_in(cast.huangweijie).get("/welfare/coverage/").context["branches"]}
    assert lines[cast.jia.unit_id].asked == 9 and lines[cast.yi.unit_id].asked == 0
    assert cast.bing.unit_id not in lines
