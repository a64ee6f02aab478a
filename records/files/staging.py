"""Uploads of a refused form wait here, so that nobody has to choose nine photos twice.

They lie under the form's id and its user, checked and cleaned like those of a record, and are taken when the form is
saved at last. What is forgotten goes after a day (`records.numbers`). Nobody else sees or takes them.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from records import numbers
from records.files import stored
from records.files.prepared import LIMITS, Ready
from records.models.arriving import StagedFile
from records.models.attachment import Attachment

if TYPE_CHECKING:
    from accounts.models.user import User

AT_ONCE = 500


def of(user: User, form: uuid.UUID | None) -> QuerySet[StagedFile]:
    """What waits for this form of this user, photos first, in the order it came."""
    found = StagedFile.objects.filter(user=user)
    return (found.filter(form=form) if form else found.none()).order_by("-kind", "staged_at", "id")


def stage(ready: Sequence[Ready], form: uuid.UUID, *, user: User) -> list[str]:
    """Let checked uploads wait for the form; the names of those for which there is no more room."""
    with transaction.atomic():
        room = {kind: numbers.number(LIMITS[kind][0]) - of(user, form).filter(kind=kind).count() for kind in LIMITS}
        left_out = []
        for one in ready:
            if room[one.kind] <= 0:
                left_out.append(one.name)
                continue
            room[one.kind] -= 1
            _write(one, form, user)
    return left_out


def _write(ready: Ready, form: uuid.UUID, user: User) -> None:
    row = StagedFile(
        user=user, form=form, kind=ready.kind, name=ready.name, media_type=ready.media_type,
        source_sha256=ready.source_sha256, width=ready.width, height=ready.height, taken_at=ready.taken_at,
    )  # fmt: skip
    stored.only_if_committed(row.path, row.thumbnail_path)
    stored.write(row.path, ready.data)
    if ready.small:
        stored.write(row.thumbnail_path, ready.small)
    row.save(force_insert=True)


def waiting(user: User, form: uuid.UUID | None) -> list[Ready]:
    """The same as they were when they came, ready to be kept."""
    return [_ready(row) for row in of(user, form)]


def _ready(row: StagedFile) -> Ready:
    small = stored.read(row.thumbnail_path) if row.width is not None else None
    return Ready(
        Attachment.Kind(row.kind), row.name, row.media_type, stored.read(row.path), row.source_sha256,
        small, row.width, row.height, row.taken_at,
    )  # fmt: skip


def drop(rows: Iterable[StagedFile]) -> int:
    """Forget them; the bytes go when the transaction is over."""
    gone = list(rows)
    StagedFile.objects.filter(pk__in=[row.pk for row in gone]).delete()
    paths = [path for row in gone for path in (row.path, row.thumbnail_path)]
    transaction.on_commit(lambda: stored.remove(*paths))
    return len(gone)


def sweep() -> int:
    """Those nobody came back for; returns how many."""
    limit = timezone.now() - timedelta(days=numbers.number(numbers.STAGED_DAYS))
    with transaction.atomic():
        return drop(StagedFile.objects.filter(staged_at__lt=limit)[:AT_ONCE])
