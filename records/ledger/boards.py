"""A ledger's second face: its rows as cards, in a gallery or in lanes, for looking at rather than for counting."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet


@dataclass(frozen=True)
class Board:
    """Declared by a ledger: ``board = Board("承诺墙", card="branches/pledges/_card.html")``.

    ``card`` draws one row from ``row`` and ``ledger``; ``row.page_url`` is the address of its page, ``row.cover`` that
    of its first photo, '' without one.
    ``lanes`` names a field with choices whose values stand beside one another, in their order; '' makes a gallery.
    ``only`` narrows the rows further: a wall shows what was published, whatever else the reader may see.
    ``related`` names what the card reads beyond the ledger's columns, so that a page of cards costs what one does.
    """

    label: str
    card: str
    icon: str = "layout-grid"
    lanes: str = ""
    related: tuple[str, ...] = ()
    only: Callable[[Any], QuerySet[Model]] | None = None


@dataclass(frozen=True)
class Lane:
    """One column of a board."""

    value: str
    label: str
    rows: list[object]


def lanes(model: Any, name: str, rows: Sequence[object]) -> list[Lane]:
    """The page's rows by the values of a field with choices; lanes without a card stay, so that they can be filled."""
    if not name:
        return []
    return [
        Lane(value, str(label), [row for row in rows if getattr(row, name) == value])
        for value, label in model._meta.get_field(name).flatchoices
    ]
