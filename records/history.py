"""What happened to a record: the only writer and reader of history lines.

Lines are written in the transaction of the act they tell of; nothing updates or deletes them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import QuerySet

from records.models.history import HistoryLine

if TYPE_CHECKING:
    from accounts.models.user import User

Changes = Mapping[str, list[str]]

_act: ContextVar[uuid.UUID | None] = ContextVar("history_act", default=None)

SYSTEM_NAME = "系统"


@contextmanager
def one_act() -> Iterator[uuid.UUID]:
    """Lines noted inside belong to one act of one person; nested acts join the outer one."""
    current = _act.get()
    if current is not None:
        yield current
        return
    act = uuid.uuid4()
    token = _act.set(act)
    try:
        yield act
    finally:
        _act.reset(token)


def line(record: models.Model, verb: str, *, by: User | None, text: str, changes: Changes | None = None) -> HistoryLine:
    """The unsaved line, for acts that write many at once with ``bulk_create``."""
    return HistoryLine(
        act=_act.get() or uuid.uuid4(),
        actor=by,
        actor_name=by.name if by else SYSTEM_NAME,
        acting_as=by.acting_as[:200] if by else "",
        content_type=kind_of(record),
        object_id=str(record.pk),
        object_title=str(record)[:200],
        verb=verb,
        text=text[:500],
        changes=dict(changes or {}),
    )


def note(record: models.Model, verb: str, *, by: User | None, text: str, changes: Changes | None = None) -> HistoryLine:
    """Append one line. ``changes`` maps a Chinese label to ``[old, new]`` as shown to people."""
    entry = line(record, verb, by=by, text=text, changes=changes)
    entry.save(force_insert=True)
    return entry


def kind_of(record: models.Model) -> ContentType:
    """The record's kind, remembered per process."""
    return ContentType.objects.get_for_model(record)


def of(record: models.Model) -> QuerySet[HistoryLine]:
    """The record's lines, newest first. Whoever may see the record may read them."""
    return HistoryLine.objects.filter(content_type=kind_of(record), object_id=str(record.pk)).order_by("-id")
