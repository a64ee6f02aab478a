"""Who wrote a record or handed it in does not judge it: no button, no forged request, not for many at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from accounts.models.user import User
from organisation.people.models import Person
from organisation.powers import Power
from portal import todo
from records import history, other_hands, settings_store
from records.ledger import ledgers
from records.moves import Move
from tests.cast import signed_in
from tests.contract.conftest import Scene

JUDGES = {Power.REVIEW, Power.DECIDE, Power.PUBLISH, Power.INSPECT, Power.ROSTER}


@dataclass
class Judged:
    """A record that waits for this move, written or handed in by someone whose post would let him make it."""

    scene: Scene
    move: Move
    record: Any
    own: Person

    @property
    def url(self) -> str:
        if self.move.page:
            return reverse(self.move.page, args=[self.record.pk])
        return self.scene.ledger.url("move", self.record.pk, self.move.code)

    def post(self, who: Person) -> HttpResponse:
        return signed_in(who).post(self.url, {"version": self.record.version, "reason": "材料不全"})

    def state(self) -> str:
        field = self.scene.ledger.workflow.field
        return type(self.record)._base_manager.values_list(field, flat=True).get(pk=self.record.pk)

    def waits_for(self, user: User) -> bool:
        return any(
            ledger.slug == self.scene.ledger.slug and rows.filter(pk=self.record.pk).exists()
            for ledger, rows in todo.waiting_rows(user)
        )


def put(record: Any, **columns: object) -> None:
    type(record)._base_manager.filter(pk=record.pk).update(**columns)
    record.refresh_from_db()


def filers(scene: Scene) -> list[str]:
    known = {field.name for field in scene.ledger.model._meta.concrete_fields}
    return [name for name in scene.ledger.workflow.filers if name in known]


@pytest.fixture
def judged(scene: Scene, judging: Move) -> Judged:
    put(scene.row, author=None, **{scene.ledger.workflow.field: judging.origins[0]})
    own = next(one for one in scene.cast.people if one.user and judging.allowed(one.user, scene.row))
    return Judged(scene, judging, scene.row, own)


def test_whoever_wrote_it_or_handed_it_in_finds_no_button_and_is_refused(judged: Judged) -> None:
    assert judged.waits_for(judged.own.user)
    for name in filers(judged.scene):
        put(judged.record, **{name: judged.own.user})
        before = judged.state()
        page = signed_in(judged.own).get(judged.scene.ledger.url("detail", judged.record.pk)).content.decode()
        assert judged.url not in page and "由您登记或提交" in page, name
        answer = judged.post(judged.own)
        assert answer.status_code == 403, name
        assert f"不能由您本人{judged.move.label}" in answer.content.decode(), name
        assert signed_in(judged.own).get(judged.url).status_code == 403, name
        many = {"move": judged.move.code, "ids": [str(judged.record.pk)], "confirmed": "1", "reason": "材料不全"}
        signed_in(judged.own).post(judged.scene.ledger.url("bulk"), many)
        assert judged.state() == before and not history.of(judged.record).filter(verb=judged.move.code).exists(), name
        assert not judged.waits_for(judged.own.user), name
        put(judged.record, **{name: None})


def test_others_may_and_the_setting_lifts_it(judged: Judged) -> None:
    put(judged.record, **{filers(judged.scene)[-1]: judged.own.user})
    open_to = [move.code for move in judged.record.workflow.open_moves(judged.record, judged.own.user)]
    assert judged.move.code not in open_to
    settings_store.put(other_hands.OWN_REVIEW, other_hands.YES, by=None, reason="只有一名审核人员")
    open_to = [move.code for move in judged.record.workflow.open_moves(judged.record, judged.own.user)]
    assert judged.move.code in open_to and judged.waits_for(judged.own.user)


def test_no_move_that_judges_goes_unmarked() -> None:
    """What leaves a state that waits for a reviewer, by that reviewer's power, is a judgement."""
    unmarked = [
        f"{ledger.slug}: {move.code}"
        for ledger in ledgers()
        if ledger.workflow and ledger.workflow.filers
        for move in ledger.workflow.moves
        for state in move.origins
        if (power := ledger.workflow.waiting.get(state)) in JUDGES and power in move.powers and not move.judges
    ]
    assert not unmarked
