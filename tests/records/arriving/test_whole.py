"""What did not come whole is refused in plain words, and nothing of it is stored (portal/middleware/arrival.py)."""

from __future__ import annotations

import re
import uuid
from urllib.parse import urlencode

import pytest
from django.http import HttpResponse
from django.test.client import BOUNDARY, MULTIPART_CONTENT, FakePayload, encode_multipart

from records.history import kind_of
from records.ledger.registry import ledger
from records.models.history import HistoryLine
from tests.cast import Cast, signed_in
from tests.making import makers

PLAIN = "application/x-www-form-urlencoded"
WORDS = "没有收全，什么都没有保存"


@pytest.fixture
def body(cast: Cast) -> dict[str, object]:
    form_data = makers()["squads"].form_data
    assert form_data
    return {"client_id": str(uuid.uuid4()), **form_data(cast, cast.jia.unit), "form_end": "1"}


def sent(cast: Cast, data: bytes, kind: str, **more: object) -> HttpResponse:
    return signed_in(cast.lijianjun).generic("POST", ledger("squads").url("create"), data, kind, **more)


def refused(answer: HttpResponse) -> bool:
    assert answer.status_code == 400
    assert WORDS in answer.content.decode() and "再提交一次" in answer.content.decode()
    assert not ledger("squads").model._base_manager.exists()
    assert not HistoryLine.objects.filter(content_type=kind_of(ledger("squads").model())).exists()
    return True


def urlencoded(body: dict[str, object]) -> bytes:
    return urlencode(body, doseq=True).encode()


def test_a_whole_form_is_saved_in_either_coding(cast: Cast, body: dict[str, object]) -> None:
    assert sent(cast, urlencoded(body), PLAIN).status_code == 302
    body["client_id"] = str(uuid.uuid4())
    assert sent(cast, encode_multipart(BOUNDARY, body), MULTIPART_CONTENT).status_code == 302
    assert ledger("squads").model._base_manager.count() == 2


@pytest.mark.parametrize("kind", [PLAIN, MULTIPART_CONTENT])
def test_fewer_bytes_than_announced_are_refused(cast: Cast, body: dict[str, object], kind: str) -> None:
    """The cut is at the end of a whole body, so that nothing but the number of bytes tells."""
    data = urlencoded(body) if kind == PLAIN else encode_multipart(BOUNDARY, body)
    short = Short(data)
    more = {"wsgi.input": short, "CONTENT_LENGTH": str(len(data) + 40)}
    assert refused(sent(cast, data, kind, **more))


class Short(FakePayload):
    """Like a connection that ends: fewer bytes than asked for, then none."""

    def read(self, size: int | None = None) -> bytes:
        return super().read(min(size or 0, len(self)))


def test_a_multipart_without_its_end_is_refused(cast: Cast, body: dict[str, object]) -> None:
    """A proxy that passes on what came, with a length that is right."""
    data = encode_multipart(BOUNDARY, body)
    assert refused(sent(cast, data[: data.rindex(b"--" + BOUNDARY.encode())], MULTIPART_CONTENT))
    assert refused(sent(cast, data[: len(data) // 2], MULTIPART_CONTENT))


@pytest.mark.parametrize("kind", [PLAIN, MULTIPART_CONTENT])
def test_a_form_without_its_last_field_is_refused(cast: Cast, body: dict[str, object], kind: str) -> None:
    del body["form_end"]
    data = urlencoded(body) if kind == PLAIN else encode_multipart(BOUNDARY, body)
    assert refused(sent(cast, data, kind))


def test_a_body_of_unannounced_length_is_refused(cast: Cast, body: dict[str, object]) -> None:
    """Chunked, Django would read an empty form: a button alone would act."""
    assert refused(sent(cast, urlencoded(body), PLAIN, HTTP_TRANSFER_ENCODING="chunked"))
    assert refused(sent(cast, urlencoded(body), PLAIN, CONTENT_LENGTH=""))


def test_signing_in_needs_no_more_than_name_and_password(cast: Cast, client) -> None:
    told = urlencode({"username": cast.lijianjun.user.username, "password": "Cast-2026-tests"}).encode()
    answer = client.generic("POST", "/accounts/login/", told, PLAIN)
    assert answer.status_code == 302 and "_auth_user_id" in client.session


def test_every_page_closes_its_forms(cast: Cast) -> None:
    """Of the pages a secretary works with; the templates are read by tests/look/test_templates.py."""
    client, squads = signed_in(cast.lijianjun), ledger("squads")
    for address in ("/", "/accounts/profile/", squads.url("list"), squads.url("create"), "/todo/"):
        page = client.get(address).content.decode()
        forms = re.findall(r'<form\b[^>]*method="post"[^>]*>(.*?)</form>', page, re.DOTALL)
        open_ones = [form for form in forms if not form.rstrip().endswith('name="form_end" value="1">')]
        assert forms and len(open_ones) <= 1, "the dialog that asks whether somebody is still here goes without"
