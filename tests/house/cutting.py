"""Requests as raw bytes, and the forms of a whole house to cut them from (test_cut_connection.py)."""

from __future__ import annotations

import io
import socket
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from django.utils.http import urlencode
from openpyxl import Workbook

from organisation.people.models import Person
from records.ledger import Ledger, ledgers
from records.ledger.registry import ledger
from tests.cast import Cast, signed_in
from tests.contract.conftest import Scene
from tests.making import makers
from tests.records.uploading import photo
from tests.welfare.asks.makers import page_of

TOKEN = "a" * 32  # the cookie's secret and the form's token may be the same
PLAIN = "application/x-www-form-urlencoded"


@dataclass
class Request:
    """A form on its way; ``files`` make it a multipart."""

    name: str
    address: str
    session: str
    typed: dict[str, Any]
    files: dict[str, Any] = field(default_factory=dict)

    def body(self) -> tuple[str, bytes]:
        typed = {"csrfmiddlewaretoken": TOKEN, "form_id": str(uuid.uuid4()), **self.typed}
        if not self.files:
            return PLAIN, urlencode({**typed, "form_end": "1"}, doseq=True).encode()
        for upload in (one for given in self.files.values() for one in (given if isinstance(given, list) else [given])):
            upload.seek(0)  # sent before
        return MULTIPART_CONTENT, encode_multipart(BOUNDARY, {**typed, **self.files, "form_end": "1"})

    def head(self, kind: str, length: str) -> bytes:
        return (
            f"POST {self.address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: {kind}\r\n"
            f"Cookie: session={self.session}; csrf={TOKEN}\r\n{length}\r\n\r\n"
        ).encode()

    def whole(self) -> bytes:
        kind, body = self.body()
        return self.head(kind, f"Content-Length: {len(body)}") + body

    def chunked(self) -> bytes:
        kind, body = self.body()
        return self.head(kind, "Transfer-Encoding: chunked") + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)


def answer(port: int, data: bytes, *, wait: bool = True) -> int:
    """The status of the answer, 0 for none. Without ``wait`` the line goes dead at once."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line:
        line.sendall(data)
        if not wait:
            return 0
        line.shutdown(socket.SHUT_WR)
        came = b""
        try:
            while block := line.recv(65536):
                came += block
        except ConnectionResetError:
            pass
    return int(came.split(b" ", 2)[1]) if came else 0


def everything(cast: Cast) -> list[Request]:
    """Every form that creates, edits, moves, acts or imports, filled in by somebody who may."""
    return [*_of_ledgers(cast), *_others(cast)]


def _of_ledgers(cast: Cast) -> Iterator[Request]:
    numbers = count(90_001)
    for one in ledgers():
        maker = makers()[one.slug]
        here = cast.first if maker.level == "unit" else cast.jia.unit
        scene = Scene(one, cast, maker, here, here, maker.make(cast, here, next(numbers)), None)
        session = _session(scene.insider)
        if one.form is not None and maker.form_data is not None:
            files: dict[str, Any] = {"photos": [photo()]} if one.attachments else {}
            data = maker.form_data(cast, here)
            typed = {"client_id": str(uuid.uuid4()), **data}
            yield Request(f"{one.slug} create", one.url("create"), session, typed, files)
            row = maker.make_draft(cast, here, next(numbers)) if maker.drafts(one.model) else scene.row
            if one.may_edit(scene.insider.user, row):
                typed = {**data, "version": row.version}
                yield Request(f"{one.slug} edit", one.url("edit", row.pk), session, typed, files)
        yield from _moves(cast, one, maker.make(cast, here, next(numbers)), maker)


def _moves(cast: Cast, one: Ledger, row: Any, maker: Any) -> Iterator[Request]:
    told = maker.told(cast, row) if maker.told else {}
    for person in (cast.lijianjun, cast.gaoyumei, cast.linjing):
        for move in one.workflow.open_moves(row, person.user) if one.workflow else ():
            if not move.page:
                typed = {"version": row.version, "reason": "请补充", **told.get(move.code, {})}
                address = one.url("move", row.pk, move.code)
                yield Request(f"{one.slug} {move.code}", address, _session(person), typed)


def _others(cast: Cast) -> Iterator[Request]:
    secretary, office = _session(cast.lijianjun), _session(cast.fangyuan)
    yield Request("import", ledger("activities").url("import"), secretary, {}, {"file": _sheet()})
    yield Request("asks", "/welfare/ask/", secretary, page_of(cast, "work"))
    group = reverse("branches:add_group", args=[cast.jia.pk])
    yield Request("act", group, secretary, {"name": "第一党小组"})
    unit = {"parent": cast.institute.pk, "kind": "unit", "name": "三部党委", "short_name": "三部", "code": "S3"}
    yield Request("unit", reverse("administration:create_unit"), office, unit)
    number = {"value": "8", "reason": "试验", "valid_from": "2030-01-01"}
    yield Request("setting", reverse("administration:setting", args=["photos_at_most"]), office, number)


def _sheet() -> io.BytesIO:
    book, out = Workbook(), io.BytesIO()
    book.active.append(["党支部", "活动类型", "主题"])
    book.active.append(["甲支部", "支委会", "研究三月计划"])
    book.save(out)
    out.seek(0)
    out.name = "导入.xlsx"
    return out


_sessions: dict[Any, str] = {}


def _session(person: Person) -> str:
    if person.pk not in _sessions:
        _sessions[person.pk] = signed_in(person).cookies["session"].value
    return _sessions[person.pk]
