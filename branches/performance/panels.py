"""The part 表现情况 of a person's card: what branches said, for those who may read each of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from branches.away import columns
from branches.performance.models import PerformanceNote
from organisation.parts import person_parts
from organisation.rows import Rows
from records.exports import Head

if TYPE_CHECKING:
    from accounts.models.user import User

NOTES = Rows("performance_notes", PerformanceNote, ("-created_at", "-id"), most=None, related=("unit",))


def sent_home(user: User, people: Sequence[UUID], first: date, last: date) -> Mapping[UUID, tuple[object, ...]]:
    """For the feedback form: what was sent to the home branch about a stay that touches these days.

    Of a person who has moved on, a note stays with the home it was sent to.
    """
    begun = Q(joined_on__isnull=True) | Q(joined_on__lte=last)
    told = PerformanceNote.objects.visible_to(user).not_voided()
    notes = told.filter(begun, person__in=people, state=PerformanceNote.State.SENT)
    texts: dict[UUID, list[str]] = defaultdict(list)
    for person_id, text in notes.filter(sent_at__date__gte=first).order_by("sent_at").values_list("person_id", "text"):
        texts[person_id].append(text)
    return {person_id: ("；".join(said),) for person_id, said in texts.items()}


def register() -> None:
    columns.register((Head("表现情况", width=40),), sent_home)
    person_parts.register_rows("branches/performance/_person.html", NOTES, order=50)
