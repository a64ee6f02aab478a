"""What a home branch reads of its people's organisation life, whichever branch it was in (MT-17, TR-06)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from branches.away import columns
from education.participation.figures import of_people
from records.exports import Head

if TYPE_CHECKING:
    from accounts.models.user import User

HEADS = (
    Head("应到（次）", kind="int"),
    Head("实到（次）", kind="int"),
    Head("出席率"),
    Head("学时"),
    Head("最近一次参加", kind="date"),
)


def read(user: User, people: Sequence[UUID], first: date, last: date) -> Mapping[UUID, tuple[object, ...]]:
    """One query for all of them. Attendance is told whoever may see the person."""
    return {
        pk: (one.due, one.came, f"{one.rate}%" if one.rate is not None else None, one.hours_text, one.last)
        for pk, one in of_people(people, first, last).items()
    }


def register() -> None:
    columns.register(HEADS, read)
