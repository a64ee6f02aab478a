"""One box over everything within reach: what people mean first stands first, and alike lines are told apart."""

from portal import search
from tests.cast import Cast, signed_in
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
