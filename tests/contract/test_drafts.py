"""Drafts: who reads the finished record and not the draft finds nothing of it, on no page, in no number and no file."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from organisation.people.models import Person
from organisation.powers import Power
from portal.search import search
from tests.cast import signed_in
from tests.contract.conftest import Scene

NUMBER = 83


@dataclass
class Draft:
    row: Any
    onlookers: list[Person]  # read the finished record, not the draft
    writers: list[Person]  # read both

    def is_in(self, rows: Any) -> bool:
        return self.row.pk in {row.pk for row in rows}


@pytest.fixture
def draft(scene: Scene) -> Draft:
    row = scene.maker.make_draft(scene.cast, scene.here, NUMBER)
    finished, row = (type(row)._base_manager.get(pk=one.pk) for one in (scene.row, row))
    readers = [person for person in scene.cast.people if person.user.has_perm(Power.VIEW, finished)]
    reads = {person: person.user.has_perm(Power.VIEW, row) for person in readers}
    return Draft(row, [one for one in readers if not reads[one]], [one for one in readers if reads[one]])


def test_the_list_the_power_and_the_detail_page_agree_on_drafts(scene: Scene, draft: Draft) -> None:
    for person in scene.cast.people:
        for power in Power:
            listed = scene.ledger.rows(person.user, power).filter(pk=draft.row.pk).exists()
            assert listed == person.user.has_perm(power, draft.row), (person.name, power.label)
        answer = signed_in(person).get(scene.ledger.url("detail", draft.row.pk)).status_code
        assert answer == (200 if person.user.has_perm(Power.VIEW, draft.row) else 404), person.name


def test_a_draft_is_for_those_who_write_it(scene: Scene, draft: Draft) -> None:
    assert draft.writers, "nobody reads this draft"
    assert draft.onlookers, "whoever reads the finished record reads the draft too"
    assert scene.outsider not in draft.writers


def test_who_only_looks_on_finds_no_draft(scene: Scene, draft: Draft) -> None:
    for person, found in ((draft.onlookers[0], False), (draft.writers[0], True)):
        client, ledger = signed_in(person), scene.ledger
        page = client.get(f"{ledger.url('list')}?count=exact")
        assert draft.is_in(page.context["rows"]) == found
        assert page.context["page"]["total"] == ledger.rows(person.user).count()
        for name in ("detail", "history", "print"):
            assert client.get(ledger.url(name, draft.row.pk)).status_code == (200 if found else 404)
        words = ledger.heading(draft.row)
        hits = [hit.url for hits in search(person.user, words) if hits.ledger == ledger for hit in hits.rows]
        assert found or ledger.url("detail", draft.row.pk) not in hits
        if person.user.has_perm(ledger.export_power):
            _assert_exported(client, scene, person)


def _assert_exported(client: Any, scene: Scene, person: Person) -> None:
    """As many numbered rows as the person may see with the power to take them out."""
    content = b"".join(client.get(scene.ledger.url("export")).streaming_content)
    cells = [row[0] for row in openpyxl.load_workbook(BytesIO(content)).active.iter_rows(values_only=True)]
    rows = scene.ledger.rows(person.user, scene.ledger.export_power)
    assert sum(isinstance(cell, int) for cell in cells) == rows.count()
