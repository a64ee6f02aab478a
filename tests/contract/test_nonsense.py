"""What nobody promised to make sense: keys, numbers, cursors and methods that are none."""

from __future__ import annotations

import base64
import uuid
from urllib.parse import urlencode

import pytest

from tests.cast import signed_in
from tests.contract.conftest import Scene


def cursor(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


QUERIES = [
    "page=²",
    "per=²",
    "page=" + "9" * 30,
    "sort=--held_on",
    f"after={cursor('5')}",
    f"after={cursor('[1]')}",
    f"after={cursor(chr(91) + chr(34) + '2024-13-45' + chr(34) + ',1]')}",
    f"before={cursor(chr(91) + chr(34) + '2024-01-01' + chr(34) + ',' + chr(34) + 'x' + chr(34) + ']')}",
]
VALUES = ["abc", "99999999999999999999", str(uuid.uuid4()), "-1", "²"]


def test_made_up_addresses_show_a_list(scene: Scene) -> None:
    for query in QUERIES:
        assert scene.filtered(query).status_code == 200, query


def test_a_filter_value_that_is_none_finds_nothing(scene: Scene) -> None:
    for name in scene.ledger.filter_class.base_filters:
        for value in VALUES:
            assert scene.filtered(urlencode({name: value})).status_code == 200, (name, value)


def test_made_up_keys_export_nothing(scene: Scene) -> None:
    who = scene.insider if scene.insider.user.has_perm(scene.ledger.export_power) else scene.cast.linjing
    for value in VALUES:
        assert signed_in(who).get(scene.ledger.url("export"), {"ids": value}).status_code == 200, value


def test_made_up_keys_move_nothing(scene: Scene) -> None:
    client = signed_in(scene.insider)
    for move in scene.ledger.workflow.moves if scene.ledger.workflow else ():
        for value in VALUES:
            body = {"move": move.code, "ids": value, "confirmed": "1"}
            assert client.post(scene.ledger.url("bulk"), body).status_code in (302, 200)
        assert client.post(scene.ledger.url("move", scene.row.pk, move.code), {"version": "²"}).status_code < 500


def test_a_form_full_of_nonsense_is_refused(scene: Scene) -> None:
    if scene.ledger.form is None or not scene.insider.user.has_perm(scene.ledger.create_power):
        pytest.skip("nobody fills in a form here")
    form = scene.ledger.form_class(new=True)
    for value in VALUES:
        answer = signed_in(scene.insider).post(scene.ledger.url("create"), dict.fromkeys(form.base_fields, value))
        assert answer.status_code == 422, value


def test_only_reading_and_sending_are_methods(scene: Scene) -> None:
    client = signed_in(scene.insider)
    for method in ("put", "patch", "delete", "options"):
        assert getattr(client, method)(scene.ledger.url("list")).status_code == 405, method
