"""A form that is shown again is the form of the first showing; one that was saved already finds its record."""

from __future__ import annotations

import re
import uuid
from typing import Any

import pytest
from django import forms

from records import saving
from records.moves import MoveRefused
from tests.cast import signed_in
from tests.contract.conftest import Scene


@pytest.fixture
def body(scene: Scene) -> dict[str, Any]:
    if scene.ledger.form is None:
        pytest.skip("this ledger is written by acts, not by a form")
    if scene.maker.form_data is None:
        pytest.skip("rows of this ledger come into being by an act; the form only changes them")
    own = {"client_id": str(uuid.uuid4()), "form_id": str(uuid.uuid4())}
    return {**own, **scene.maker.form_data(scene.cast, scene.here)}


def frame(page: str) -> tuple[str, list[str], list[str]]:
    """Title, buttons, and where 取消 or the arrow at the top leads."""
    title = re.search(r"<h1>(.*?)</h1>", page[page.index("<main") :] if "<h1>" in page[page.index("<main") :] else page)
    foot = re.search(r'class="(?:pt-form|m)-foot".*?</form>', page, re.DOTALL)
    assert title and foot
    buttons = re.findall(r"<button[^>]*>(?:<svg.*?</svg>)?([^<]*)</button>", foot[0], re.DOTALL)
    away = re.findall(r'<a class="btn btn-default" href="([^"]*)">取消', foot[0])
    return title[1], buttons, away


def test_refused_at_the_last_moment_it_keeps_title_buttons_and_the_way_back(
    scene: Scene, body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The record was written and its move refused: all of it is taken back, and nothing on the page says otherwise."""

    def refuse(record: Any, *args: object, **kwargs: object) -> None:
        if scene.ledger.workflow:
            setattr(record, scene.ledger.workflow.field, "submitted")
        raise MoveRefused("现在不行。")

    client, address = signed_in(scene.insider), scene.ledger.url("create")
    first = frame(client.get(address).content.decode())
    monkeypatch.setattr(saving, "perform", refuse)
    monkeypatch.setattr(saving, "_keep_reason", refuse)  # what has no moves is refused a step earlier
    answer = client.post(address, {**body, "then": "submit"})
    assert answer.status_code == 422 and "现在不行。" in answer.content.decode()
    assert frame(answer.content.decode()) == first
    assert not scene.ledger.model._base_manager.filter(pk=body["client_id"]).exists()
    monkeypatch.undo()
    client.post(address, body)
    edit = scene.ledger.url("edit", body["client_id"])
    opened = client.get(edit)
    if opened.status_code != 200:
        return  # sent at once: closed for changes
    monkeypatch.setattr(saving, "perform", refuse)
    monkeypatch.setattr(saving, "_keep_reason", refuse)
    answer = client.post(edit, {**body, "form_id": str(uuid.uuid4()), "version": "1", "then": "submit"})
    assert answer.status_code == 422
    assert frame(answer.content.decode()) == frame(opened.content.decode())


def test_sent_again_with_other_words_it_leads_to_the_first_record(scene: Scene, body: dict[str, Any]) -> None:
    client, address = signed_in(scene.insider), scene.ledger.url("create")
    if client.post(address, body).status_code != 302:
        pytest.skip("not even once")
    field = _text(scene)
    if field is None:
        pytest.skip("nothing is written here")
    before = scene.ledger.model._base_manager.count()
    words = f"{body.get(field) or ''}，另有补充"
    answer = client.post(address, {**body, field: words})
    page = answer.content.decode()
    assert scene.ledger.model._base_manager.count() == before
    assert answer.status_code == 409 and "已经保存过" in page
    assert words in page, "nothing typed is lost"
    opens = f'action="{scene.ledger.url("edit", body["client_id"])}"'
    assert opens in page or scene.ledger.url("detail", body["client_id"]) in page


def _text(scene: Scene) -> str | None:
    """A field for free text that the edit form has, too."""
    new, again = scene.ledger.form_class(new=True).base_fields, scene.ledger.form_class().base_fields
    free = [
        name
        for name, field in new.items()
        if type(field) is forms.CharField and isinstance(field.widget, forms.Textarea) and name in again
    ]
    return next((name for name in free if name != "reason_given"), None)
