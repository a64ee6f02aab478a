"""All ledgers of the portal. What is registered here gets its pages, its URLs and its contract tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.db import models

if TYPE_CHECKING:
    from records.ledger.base import Ledger

L = TypeVar("L", bound="type[Ledger]")

_ledgers: dict[str, Ledger] = {}


def register(declaration: L) -> L:
    """Class decorator; two ledgers with one slug are a mistake found at start-up."""
    ledger = declaration()
    if ledger.slug in _ledgers:
        raise ValueError(f"two ledgers are called {ledger.slug!r}")
    _ledgers[ledger.slug] = ledger
    return declaration


def ledgers() -> list[Ledger]:
    """Every registered ledger, by slug."""
    return [_ledgers[slug] for slug in sorted(_ledgers)]


def ledger(slug: str) -> Ledger:
    """The ledger of that name; KeyError for an unknown one."""
    return _ledgers[slug]


def ledger_for(model: type[models.Model]) -> Ledger | None:
    """The first ledger that lists this model, for links from search, to-do lists and notices."""
    return next((one for one in ledgers() if one.model is model), None)
