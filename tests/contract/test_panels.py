"""What stands on a page beside its record: tabs, parts, tags, remarks, hand-over items and columns of home figures.

Each that is registered is walked for every reader of the cast, and a new one with it. What a reader may not see is
nowhere in it: not in what the template is told, not in its markup, not in a number. What one reader is shown, all are
shown who may see it. What is told without asking further stands below with its reason, and nothing that is not needed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db import transaction

from branches.away import columns
from branches.away.columns import Figures
from branches.away.people_away import people_away
from branches.handover import items as handover
from branches.handover.items import Item
from branches.life.models import TemporaryBranch
from branches.page import tabs
from organisation.people.homes import homes, looks_after_homes
from organisation.people.models import Person
from tests.cast import days_ago
from tests.contract.house import House, Made, build_house
from tests.contract.places import Place, Told, places
from tests.recorded import recorded_cast

pytestmark = pytest.mark.django_db

UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

WHOEVER_OPENS_THE_PAGE: dict[tuple[str, str], str] = {
    ("tab basics", "Post"): "who leads a branch is told to whoever opens its page",
    ("tab basics", "Person"): "the secretary by name; the telephone number is asked for on its own",
    ("tab basics", "FoundingRequest by name"): "what the branch was founded upon; the request itself stays closed",
    ("tab roster", "Post"): "the committee, as above",
    ("tab roster", "TemporaryMembership"): "members know each other by name; their cards stay closed",
    ("tab roster", "PartyGroup"): "the groups of the branch, as its roster",
    ("person education/participation/_person.html", "Activity"): "kinds and days of one's own attendance, no themes",
    ("person branches/cadres/_person.html", "Training"): "trainings are no secret of the office that gave them",
    ("person branches/cadres/_person.html", "Training by name"): "as above",
}
"""(place, kind of record) → why it is told there without asking further. The page itself asks who opens it."""

WHOLE_NUMBERS: dict[str, str] = {
    "tab roster": "members know each other by name, as above",
    "hand-over": "a branch that waits for rows its secretary does not see must be told how many",
}
"""Numbers that count more than their reader sees, and why."""

NO_ROWS: dict[str, str] = {
    "tab handover": "numbers only, for which the items answer below",
}
"""Places that show no record, and why."""


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    """Built once for all places, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build_house(recorded_cast())
        transaction.set_rollback(True)


@pytest.mark.parametrize("place", places(), ids=lambda place: place.name)
def test_a_place_tells_its_reader_what_they_may_see_and_nothing_else(house: House, place: Place) -> None:
    told, leaks = Told(house), set()
    for subject in place.subjects(house):
        for reader in place.readers(house, subject):
            context = place.told(house, house.request(reader, subject), subject)
            leaks |= {(reader.name, _kind(one), str(one)) for one in told.hidden_from(reader, subject, context)}
            for made in in_words(house, place.drawn(context, subject)):
                if not house.sees(reader, made.row):
                    leaks.add((reader.name, f"{_kind(made.row)} by name", str(made)))
    reasons = {kind for name, kind in WHOEVER_OPENS_THE_PAGE if name == place.name}
    assert not sorted(leak for leak in leaks if leak[1] not in reasons)
    assert not told.missing, "whoever may see these is not shown them"
    assert bool(told.shown) != (place.name in NO_ROWS), "a place that shows nothing proves nothing: make it a row"
    assert not told.never_filled, "nothing was ever listed there: make it a row"
    assert reasons <= {kind for _, kind, _ in leaks}, "what is excused does not happen any more"


def test_what_is_excused_is_there(house: House) -> None:
    known = {place.name for place in places()}
    assert {name for name, _ in WHOEVER_OPENS_THE_PAGE} <= known
    assert set(NO_ROWS) <= known
    assert set(WHOLE_NUMBERS) <= known | {"hand-over"}


def test_the_number_of_a_tab_counts_what_its_reader_sees(house: House) -> None:
    told, whole, wrong = Told(house), set(), set()
    for branch in house.branches:
        for reader in house.readers:
            request = house.request(reader, branch)
            numbers = {tab.title: tab.count for tab in tabs.tabs(request, branch, tabs.current(""))}
            for panel in (one for one in tabs.of(branch) if one.count):
                counted = panel.count(request, branch)
                assert isinstance(counted, Mapping), panel.code
                rows = [row for rows in counted.values() for row in rows]
                hidden = told.hidden_from(reader, (panel.code, branch), rows)
                if hidden and f"tab {panel.code}" in WHOLE_NUMBERS:
                    whole.add(f"tab {panel.code}")
                elif hidden or numbers[panel.title] != len(rows):
                    wrong.add((reader.name, panel.code, numbers[panel.title], *map(str, hidden)))
    assert not wrong
    assert not told.missing
    assert whole == set(WHOLE_NUMBERS) - {"hand-over"}


@pytest.mark.parametrize("item", [one for one in handover.known() if one.rows], ids=lambda item: item.code)
def test_a_hand_over_item_counts_rows_of_its_branch_and_those_its_reader_sees(house: House, item: Item) -> None:
    found, fewer = 0, set()
    for branch in house.branches:
        rows = list(item.rows(branch.unit))
        assert not [str(row) for row in rows if not _belongs(row, branch)]
        for reader in house.readers:
            counts = tabs.together(branch.unit_id, handover.countable(branch.unit, [item], reader))
            seen = sum(house.sees(reader, row) for row in rows)
            assert (counts[item.code], counts[f"{item.code}_seen"]) == (len(rows), seen), reader.name
            found += seen
            fewer |= {reader.name} if seen < len(rows) else set()
    assert found, "nobody sees a row of this item: make it one"
    assert fewer, WHOLE_NUMBERS["hand-over"]


@pytest.mark.parametrize("figures", columns.known(), ids=lambda figures: figures.heads[0].label)
def test_a_column_tells_of_the_people_asked_for_what_their_home_may_know(house: House, figures: Figures) -> None:
    first, last = days_ago(360), days_ago(0)
    filled, leaks = False, set()
    for reader in filter(looks_after_homes, house.readers):
        for home in homes(reader):
            people = people_away(reader, home, first, last)
            assert all(house.sees(reader, one) for away in people for one in (away.person, *away.stays, *away.posts))
            asked = [away.person.pk for away in people]
            cells = figures.read(reader, asked, first, last)
            assert set(cells) <= set(asked)
            told = str(list(cells.values()))
            leaks |= {(reader.name, str(one)) for one in in_words(house, told) if not house.sees(reader, one.row)}
            filled |= any(map(any, cells.values()))
    assert not leaks
    assert filled, "nobody reads anything there: make it a row"


def test_a_column_is_silent_about_people_nobody_asked_for(house: House) -> None:
    for figures in columns.known():
        assert not figures.read(house.readers[0], [], days_ago(360), days_ago(0))


def in_words(house: House, text: str) -> list[Made]:
    """The rows that a text names, by key or by their own words."""
    keys, words = set(UUID.findall(text)), UUID.sub("", text)
    return [made for made in house.made if str(made.row.pk) in keys or any(one in words for one in made.words)]


def _kind(record: object) -> str:
    return type(record).__name__


def _belongs(row: Any, branch: TemporaryBranch) -> bool:
    """A row is its unit's; a person is of every branch they are or were in."""
    if isinstance(row, Person):
        return bool(row.memberships.filter(unit=branch.unit_id).exists())
    return bool(row.unit_id == branch.unit_id)
