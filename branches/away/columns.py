"""Columns of 外出党员情况: what a home branch reads of its people beside branches and posts. Apps above add theirs.

home_columns.register((Head("学时", kind="int"),), hours_of)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from records.exports import Head

if TYPE_CHECKING:
    from accounts.models.user import User

Read = Callable[["User", Sequence[UUID], date, date], Mapping[UUID, tuple[object, ...]]]
"""Reader, person ids, first day, last day → a value for each head.

The caller has asked which people the reader may see; what was written about them is for the column to ask."""


@dataclass(frozen=True)
class Figures:
    """``read`` answers for all people at once; who is not in its answer has done nothing of it."""

    heads: tuple[Head, ...]
    read: Read


_figures: list[Figures] = []


def register(heads: Sequence[Head], read: Read) -> None:
    _figures.append(Figures(tuple(heads), read))


def known() -> list[Figures]:
    """All registrations, in the order of their columns."""
    return list(_figures)


def heads() -> list[Head]:
    return [head for figures in known() for head in figures.heads]


def values(user: User, people: Sequence[UUID], first: date, last: date) -> dict[UUID, list[object]]:
    """One query a registration, whatever the number of people."""
    found: dict[UUID, list[object]] = {pk: [] for pk in people}
    for figures in known():
        read = figures.read(user, people, first, last)
        for pk, cells in found.items():
            cells += read.get(pk, (None,) * len(figures.heads))
    return found
