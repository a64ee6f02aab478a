"""Every page of every ledger: opens, speaks Chinese, costs the same for many rows, survives nonsense."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from organisation.parts import person_parts
from tests.cast import signed_in
from tests.contract.conftest import Scene

MOST_QUERIES_OF_A_LIST = 8
MOST_QUERIES_OF_A_DETAIL = 12
# Words an office worker knows in Latin letters; anything else of three letters or more is left-over English.
LATIN = {"excel", "word", "pdf", "jpg", "png", "xlsx", "docx", "chrome", "wps", "jpeg", "webp"}


class Words(HTMLParser):
    """The text a person sees."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "style", "svg"):
            self.hidden += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in ("script", "style", "svg"):
            self.hidden -= 1

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.text.append(data)


def english_in(html: str) -> set[str]:
    words = Words()
    words.feed(html)
    found = set(re.findall(r"(?<![A-Za-z0-9_.\-@/])[A-Za-z]{3,}(?![A-Za-z0-9_\-@])", " ".join(words.text)))
    return {word for word in found if word.lower() not in LATIN}


def pages(scene: Scene) -> list[str]:
    ledger, key = scene.ledger, scene.row.pk
    found = [ledger.url("list"), ledger.url("detail", key), ledger.url("history", key), ledger.url("print", key)]
    found += [ledger.url("print_list"), ledger.url("columns")]
    found += [ledger.url("board")] if ledger.board else []
    return found


def test_every_page_opens_in_chinese(scene: Scene) -> None:
    client = signed_in(scene.insider)
    for url in pages(scene):
        answer = client.get(url)
        assert answer.status_code == 200, url
        assert not english_in(answer.content.decode()), url


def test_the_list_costs_the_same_for_three_rows_and_for_thirty(scene: Scene) -> None:
    client, urls = signed_in(scene.insider), _of_many_rows(scene)
    for url in urls:
        client.get(url)
    scene.make(11, 12)
    few = [_queries(client, url) for url in urls]
    scene.make(13, 39)
    many = [_queries(client, url) for url in urls]
    assert many == few
    # A page of cards asks once for all their photos.
    covers = [0, 1 if scene.ledger.attachments else 0]
    assert all(number <= MOST_QUERIES_OF_A_LIST + more for number, more in zip(many, covers, strict=False))


def _of_many_rows(scene: Scene) -> list[str]:
    return [scene.ledger.url("list")] + ([scene.ledger.url("board")] if scene.ledger.board else [])


def test_the_board_shows_what_the_list_shows(scene: Scene) -> None:
    if scene.ledger.board is None:
        pytest.skip("this ledger has no board")
    scene.make(11, 13)
    client = signed_in(scene.insider)
    listed = {row.pk for row in client.get(scene.ledger.url("list")).context["rows"]}
    assert {card.pk for card in client.get(scene.ledger.url("board")).context["cards"]} == listed


def test_the_detail_page_stays_within_its_queries(scene: Scene) -> None:
    client, url = signed_in(scene.insider), scene.ledger.url("detail", scene.row.pk)
    client.get(url)
    parts = len(person_parts.templates()) if scene.ledger.slug == "people" else 0  # apps above add to the card
    assert _queries(client, url) <= MOST_QUERIES_OF_A_DETAIL + 3 * len(scene.ledger.panels) + parts


def _queries(client, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as seen:
        assert client.get(url).status_code == 200
    return len(seen)


def test_paging_shows_every_row_once(scene: Scene) -> None:
    made = {scene.row.pk, *(record.pk for record in scene.make(11, 57))}
    query, seen = "", []
    for _ in range(6):
        context = scene.filtered(query).context
        seen += [row.pk for row in context["rows"]]
        if not context["page"]["next_url"]:
            break
        query = context["page"]["next_url"].removeprefix("?")
    assert len(seen) == len(set(seen))
    assert made <= set(seen)


def test_the_way_back_leads_over_the_same_rows(scene: Scene) -> None:
    scene.make(11, 57)
    first = scene.filtered().context
    second = scene.filtered(first["page"]["next_url"].removeprefix("?")).context
    third = scene.filtered(second["page"]["next_url"].removeprefix("?")).context
    back = scene.filtered(third["page"]["previous_url"].removeprefix("?")).context
    assert [row.pk for row in back["rows"]] == [row.pk for row in second["rows"]]


NONSENSE = (
    "page=abc",
    "page=99999",
    "after=zzz",
    "before=W10",
    "sort=-password",
    "tab=nowhere",
    "per=7",
    "q=%00%F0",
    "unit=x",
)


def test_nonsense_in_the_address_is_survived(scene: Scene) -> None:
    for nonsense in NONSENSE:
        assert scene.filtered(nonsense).status_code == 200, nonsense


def test_every_column_sorts_both_ways(scene: Scene) -> None:
    scene.make(11, 13)
    unsorted = _keys(scene.filtered())
    assert len(unsorted) >= 4
    for column in scene.ledger.offered:
        for sign in ("", "-"):
            assert _keys(scene.filtered(f"sort={sign}{column.sort}")) == unsorted, (sign, column.name)


def _keys(answer: HttpResponse) -> set[object]:
    return {row.pk for row in answer.context["rows"]}


def test_chosen_columns_are_kept(scene: Scene) -> None:
    client, first = signed_in(scene.insider), scene.ledger.offered[0]
    client.post(scene.ledger.url("columns"), {"columns": [first.name]})
    heads = [head.name for head in signed_in(scene.insider).get(scene.ledger.url("list")).context["columns"]]
    assert heads == [first.name]
