"""Moves that carry a form: who is let in, what is kept, that it happens once; driven by what the ledgers declare."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from organisation.people.models import Person
from organisation.powers import Power
from records import history
from records.moves import Move
from tests.cast import signed_in
from tests.contract.conftest import Scene


@dataclass
class Asked:
    """A record on which the move is open, and what is told with it."""

    scene: Scene
    move: Move
    record: Any
    told: dict[str, Any]

    @property
    def url(self) -> str:
        return self.scene.ledger.url("move", self.record.pk, self.move.code)

    @cached_property
    def doer(self) -> Person:
        return next(one for one in self.scene.cast.people if one.user and self.move.allowed(one.user, self.record))

    @cached_property
    def client(self) -> Client:
        return signed_in(self.doer)

    def body(self, **other: object) -> dict[str, Any]:
        return {"version": self.record.version, **self.told, **other}

    def as_it_stands(self) -> dict[str, Any]:
        return type(self.record)._base_manager.filter(pk=self.record.pk).values().get()

    def lines(self) -> int:
        return history.of(self.record).filter(verb=self.move.code).count()


@pytest.fixture
def asked(scene: Scene, move: Move) -> Asked:
    record, workflow = scene.row, scene.ledger.workflow
    assert workflow
    type(record)._base_manager.filter(pk=record.pk).update(**{workflow.field: move.origins[0]})
    record.refresh_from_db()
    bodies = scene.maker.told(scene.cast, record) if scene.maker.told else {}
    if move.code not in bodies:
        pytest.fail(f"the move {move.code} of {scene.ledger.slug} has a form: its maker must say what is told with it")
    return Asked(scene, move, record, bodies[move.code])


def typed(answer: HttpResponse) -> dict[str, Any]:
    form = answer.context["form"]
    return {name: form[name].value() for name in form.fields}


def test_the_record_leads_to_the_form_and_the_form_knows_what_was_read(asked: Asked) -> None:
    page = asked.client.get(asked.scene.ledger.url("detail", asked.record.pk)).content.decode()
    assert f'href="{asked.url}"' in page
    answer = asked.client.get(asked.url)
    assert answer.status_code == 200
    assert typed(answer)["version"] == asked.record.version


def test_what_is_told_is_written_with_one_line_of_history(asked: Asked) -> None:
    answer = asked.client.post(asked.url, asked.body())
    assert answer.status_code == 302, answer.context and answer.context["form"].errors
    stands = asked.as_it_stands()
    assert stands["version"] == asked.record.version + 1
    assert stands[asked.scene.ledger.workflow.field] == asked.move.to or not asked.move.to
    line = history.of(asked.record).get(verb=asked.move.code)
    assert line.actor_name == asked.doer.name and line.acting_as


def test_sent_twice_it_happens_once(asked: Asked) -> None:
    body = asked.body()
    assert asked.client.post(asked.url, body).status_code == 302
    once = asked.as_it_stands()
    asked.client.post(asked.url, body)
    assert asked.as_it_stands() == once
    assert asked.lines() == 1


def test_whoever_read_an_older_version_is_told_and_loses_nothing(asked: Asked) -> None:
    before, body = asked.as_it_stands(), asked.body(version=asked.record.version - 1)
    answer = asked.client.post(asked.url, body)
    assert answer.status_code == 422
    assert "别人" in answer.content.decode()
    kept = typed(answer)
    assert all(str(kept[name]) == str(value) for name, value in asked.told.items())
    assert asked.as_it_stands() == before and not asked.lines()


def test_what_is_wrong_is_said_beside_what_was_typed(asked: Asked) -> None:
    form, before = asked.client.get(asked.url).context["form"], asked.as_it_stands()
    wanted = [name for name in asked.told if form.fields[name].required]
    for missing in wanted:
        answer = asked.client.post(asked.url, asked.body(**{missing: ""}))
        assert answer.status_code == 422
        assert missing in answer.context["form"].errors
        kept = typed(answer)
        assert all(str(kept[name]) == str(value) for name, value in asked.told.items() if name != missing)
    assert asked.as_it_stands() == before and not asked.lines()


def test_nobody_without_one_of_its_powers_makes_it(asked: Asked) -> None:
    people = [one for one in asked.scene.cast.people if one.user]
    before = asked.as_it_stands()
    inside = [
        one
        for one in people
        if one.user.has_perm(Power.VIEW, asked.record) and not asked.move.allowed(one.user, asked.record)
    ]
    for one in inside:
        assert signed_in(one).get(asked.url).status_code == 403, one.name
        assert signed_in(one).post(asked.url, asked.body()).status_code == 403, one.name
    outside = [one for one in people if not one.user.has_perm(Power.VIEW, asked.record)]
    assert asked.scene.outsider in outside
    for one in outside:
        assert signed_in(one).get(asked.url).status_code == 404, one.name
        assert signed_in(one).post(asked.url, asked.body()).status_code == 404, one.name
    assert asked.as_it_stands() == before and not asked.lines()


def test_it_is_never_made_by_a_button_alone_nor_for_many_at_once(asked: Asked) -> None:
    before, ledger = asked.as_it_stands(), asked.scene.ledger
    assert f"批量{asked.move.label}" not in asked.client.get(ledger.url("list")).content.decode()
    many = {"move": asked.move.code, "ids": [str(asked.record.pk)], "confirmed": "1", "reason": "试试"}
    asked.client.post(ledger.url("bulk"), many)
    asked.client.post(asked.url, {"version": asked.record.version})
    assert asked.as_it_stands() == before and not asked.lines()


def test_a_voided_record_is_not_moved(asked: Asked) -> None:
    type(asked.record)._base_manager.filter(pk=asked.record.pk).update(voided_at=asked.record.created_at)
    before = asked.as_it_stands()
    assert asked.client.get(asked.url).status_code == 404
    assert asked.client.post(asked.url, asked.body()).status_code == 404
    assert asked.as_it_stands() == before
