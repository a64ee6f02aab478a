"""Writing: drafts, double clicks, two savers, voiding; each leaves its line in the history."""

from __future__ import annotations

import uuid

import pytest

from organisation.powers import Power
from records import history
from tests.cast import signed_in
from tests.contract.conftest import Scene


@pytest.fixture
def body(scene: Scene) -> dict:
    if scene.ledger.form is None:
        pytest.skip("this ledger is written by acts, not by a form")
    if scene.ledger.create_power not in Power.values:
        pytest.skip("rows of this ledger come into being by an act; the form only changes them")
    if scene.maker.form_data is None:
        pytest.fail(f"the ledger {scene.ledger.slug} has a form: its maker must give form_data")
    return {"client_id": str(uuid.uuid4()), **scene.maker.form_data(scene.cast, scene.here)}


def test_an_empty_form_is_refused_in_chinese_and_saves_nothing(scene: Scene, body: dict) -> None:
    count = scene.ledger.model._base_manager.count()
    answer = signed_in(scene.insider).post(scene.ledger.url("create"), {})
    assert answer.status_code == 422
    assert answer.context["form"].errors
    assert scene.ledger.model._base_manager.count() == count


def test_a_form_sent_twice_makes_one_record(scene: Scene, body: dict) -> None:
    client, count = signed_in(scene.insider), scene.ledger.model._base_manager.count()
    first = client.post(scene.ledger.url("create"), body)
    second = client.post(scene.ledger.url("create"), body)
    assert first.status_code == 302, first.context and first.context["form"].errors
    assert second.status_code == 302 and second["Location"] == first["Location"]
    assert scene.ledger.model._base_manager.count() == count + 1


def test_a_new_record_tells_who_made_it(scene: Scene, body: dict) -> None:
    signed_in(scene.insider).post(scene.ledger.url("create"), body)
    record = scene.ledger.model._base_manager.get(pk=body["client_id"])
    assert record.author == scene.insider.user
    newest = history.of(record).last()
    assert newest.actor_name == scene.insider.name
    assert newest.acting_as


def test_the_second_saver_is_told_and_keeps_the_text(scene: Scene, body: dict) -> None:
    client = signed_in(scene.insider)
    client.post(scene.ledger.url("create"), body)
    url = scene.ledger.url("edit", body.pop("client_id"))
    tabs = [{**body, "version": "1", "form_id": str(uuid.uuid4())} for _ in range(2)]
    assert client.post(url, tabs[0]).status_code == 302
    late = client.post(url, tabs[1])
    assert late.status_code == 409
    assert "别人改过" in late.content.decode()
    assert late.context["form"]["version"].value() == "2"


def test_a_record_cannot_be_planted_elsewhere(scene: Scene, body: dict) -> None:
    """The body of someone elsewhere, sent from here: the unit of the request is never believed."""
    foreign = scene.maker.form_data(scene.cast, scene.elsewhere)
    answer = signed_in(scene.insider).post(scene.ledger.url("create"), {**foreign, "client_id": body["client_id"]})
    assert answer.status_code in (403, 422)
    assert not scene.ledger.model._base_manager.filter(pk=body["client_id"]).exists()


def test_a_taken_key_of_someone_else_is_not_overwritten(scene: Scene, body: dict) -> None:
    before = type(scene.row)._base_manager.filter(pk=scene.row.pk).values().get()
    signed_in(scene.insider).post(scene.ledger.url("create"), {**body, "client_id": str(scene.other.pk)})
    assert type(scene.row)._base_manager.filter(pk=scene.row.pk).values().get() == before


def test_voiding_asks_for_a_reason_and_keeps_the_record(scene: Scene, body: dict) -> None:
    client = signed_in(scene.insider)
    if not scene.insider.user.has_perm(scene.ledger.void_power, scene.row):
        pytest.skip("voided by others")
    url = scene.ledger.url("discard", scene.row.pk)
    client.post(url, {"reason": ""})
    scene.row.refresh_from_db()
    assert scene.row.voided_at is None
    client.post(url, {"reason": "重复登记"})
    scene.row.refresh_from_db()
    assert scene.row.voided_at is not None
    assert str(scene.row.pk) not in {str(row.pk) for row in client.get(scene.ledger.url("list")).context["rows"]}


def test_a_form_without_its_version_saves_nothing(scene: Scene, body: dict) -> None:
    """Nobody knows what its writer had read."""
    client = signed_in(scene.insider)
    client.post(scene.ledger.url("create"), body)
    url = scene.ledger.url("edit", body["client_id"])
    assert client.post(url, {**body, "version": ""}).status_code == 409


def test_a_state_that_changed_meanwhile_keeps_what_was_typed(scene: Scene, body: dict) -> None:
    workflow, client = scene.ledger.workflow, signed_in(scene.insider)
    if workflow is None or "submit" not in {move.code for move in workflow.moves}:
        pytest.skip("nothing is submitted here")
    client.post(scene.ledger.url("create"), body)
    client.post(scene.ledger.url("move", body["client_id"], "submit"))
    record = scene.ledger.model._base_manager.get(pk=body["client_id"])
    if getattr(record, workflow.field) in workflow.editable:
        pytest.skip("a new record says too little to be submitted")
    answer = client.post(scene.ledger.url("edit", body["client_id"]), {**body, "version": "1"})
    assert answer.status_code == 409
    assert "留在下面" in answer.content.decode()


def test_a_reason_that_is_too_long_is_refused_in_words(scene: Scene, body: dict) -> None:
    if not scene.insider.user.has_perm(scene.ledger.void_power, scene.row):
        pytest.skip("voided by others")
    client = signed_in(scene.insider)
    answer = client.post(scene.ledger.url("discard", scene.row.pk), {"reason": "长" * 3000}, follow=True)
    assert "个字以内" in answer.content.decode()
    scene.row.refresh_from_db()
    assert scene.row.voided_at is None


def test_what_was_changed_since_it_was_read_is_not_thrown_away(scene: Scene, body: dict) -> None:
    client = signed_in(scene.insider)
    client.post(scene.ledger.url("create"), body)
    url = scene.ledger.url("discard", body["client_id"])
    page = client.get(url)
    if page.status_code != 200:
        pytest.skip("somebody else removes the rows of this ledger")
    read = page.context["form"]["version"].value()
    assert client.post(scene.ledger.url("edit", body["client_id"]), {**body, "version": read}).status_code == 302
    late = client.post(url, {"reason": "登记错了", "version": read}, follow=True)
    assert "刚刚被别人处理或修改过" in late.content.decode()
    assert scene.ledger.model._base_manager.get(pk=body["client_id"]).voided_at is None
