"""What every contract test needs: a ledger, its maker, rows at home and rows elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from organisation.people.models import Person
from organisation.units.models import Unit
from records.ledger import Ledger, ledgers
from tests.cast import Cast, signed_in
from tests.making import Maker, makers


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Every contract test runs once for every registered ledger; one that asks for ``move`` for each with a form.

    One that asks for ``judging`` runs for each move that judges, one that asks for ``draft`` for those whose rows
    begin as drafts.
    """
    if "judging" in metafunc.fixturenames:
        pairs = [(one, move) for one in ledgers() if one.workflow for move in one.workflow.moves if move.judges]
        metafunc.parametrize(("ledger", "judging"), pairs, ids=[f"{one.slug}-{move.code}" for one, move in pairs])
    elif "move" in metafunc.fixturenames:
        pairs = [(one, move) for one in ledgers() if one.workflow for move in one.workflow.moves if move.form]
        metafunc.parametrize(("ledger", "move"), pairs, ids=[f"{one.slug}-{move.code}" for one, move in pairs])
    elif "ledger" in metafunc.fixturenames:
        found = [one for one in ledgers() if "draft" not in metafunc.fixturenames or has_drafts(one)]
        metafunc.parametrize("ledger", found, ids=[ledger.slug for ledger in found])


def has_drafts(ledger: Ledger) -> bool:
    maker = makers().get(ledger.slug)
    return maker is None or maker.drafts(ledger.model)  # one without a maker fails where its scene is made


@dataclass
class Scene:
    """A ledger with a row here (甲, or 一部) and a row elsewhere (丙, or 二部)."""

    ledger: Ledger
    cast: Cast
    maker: Maker
    here: Unit
    elsewhere: Unit
    row: Any
    other: Any

    @property
    def insider(self) -> Person:
        """Someone who works with the rows here."""
        return self.cast.gaoyumei if self.maker.level == "unit" else self.cast.lijianjun

    @property
    def outsider(self) -> Person:
        """The same post elsewhere."""
        return self.cast.sunli if self.maker.level == "unit" else self.cast.chensiyuan

    def filtered(self, query: str = "") -> HttpResponse:
        """The insider's list as filters, heads and page numbers bring it: the rows without the frame around them."""
        return self.insider_client.get(f"{self.ledger.url('list')}?{query}", headers={"HX-Request": "true"})

    @cached_property
    def insider_client(self) -> Client:
        return signed_in(self.insider)

    def make(self, first: int, last: int) -> list[Any]:
        return [self.maker.make(self.cast, self.here, number) for number in range(first, last + 1)]


@pytest.fixture
def scene(ledger: Ledger, cast: Cast) -> Scene:
    found = makers().get(ledger.slug)
    if found is None:
        pytest.fail(f"{ledger.slug} has no maker: add one to tests/<app>/<room>/makers.py (see tests/making.py)")
    here, elsewhere = (cast.first, cast.second) if found.level == "unit" else (cast.jia.unit, cast.bing.unit)
    row, other = found.make(cast, here, 1), found.make(cast, elsewhere, 2)
    return Scene(ledger, cast, found, here, elsewhere, row, other)
