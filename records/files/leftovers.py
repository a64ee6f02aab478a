"""Files nobody knows: what a process wrote before it was killed. Swept daily, never while they may still be wanted."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.utils import timezone

from records.files import stored
from records.models.arriving import StagedFile
from records.models.attachment import Attachment
from records.models.import_batch import ImportBatch
from records.models.job import Job

GRACE = timedelta(days=1)

Known = Callable[[list[uuid.UUID]], Iterable[uuid.UUID]]


def clear_away() -> int:
    """Remove files older than a day that belong to no row; returns how many."""
    known = {"attachments": _attachments, "staged": _staged, "jobs": _results, "imports": _uploads}
    unknown = [path for folder, among in known.items() for path in _unknown(folder, among)]
    stored.remove(*unknown)
    return len(unknown)


def _attachments(keys: list[uuid.UUID]) -> Iterable[uuid.UUID]:
    return Attachment.objects.filter(pk__in=keys).values_list("pk", flat=True)


def _staged(keys: list[uuid.UUID]) -> Iterable[uuid.UUID]:
    return StagedFile.objects.filter(pk__in=keys).values_list("pk", flat=True)


def _results(keys: list[uuid.UUID]) -> Iterable[uuid.UUID]:
    return Job.objects.filter(pk__in=keys).exclude(result_name="").values_list("pk", flat=True)


def _uploads(keys: list[uuid.UUID]) -> Iterable[uuid.UUID]:
    return ImportBatch.objects.filter(pk__in=keys, cleaned=False).values_list("pk", flat=True)


def _unknown(folder: str, known: Known) -> Iterator[str]:
    """Old paths below ``folder`` whose key is not among the known ones."""
    limit = timezone.now() - GRACE
    for part in _parts(folder):
        old = [path for path in part if default_storage.get_modified_time(path) < limit]
        keys = {path: _key(path) for path in old}
        wanted = set(known([key for key in keys.values() if key]))
        yield from (path for path, key in keys.items() if key and key not in wanted)


def _parts(folder: str) -> Iterator[list[str]]:
    """Paths in each of the 256 folders below."""
    if not default_storage.exists(folder):
        return
    for name in default_storage.listdir(folder)[0]:
        yield [f"{folder}/{name}/{file}" for file in default_storage.listdir(f"{folder}/{name}")[1]]


def _key(path: str) -> uuid.UUID | None:
    """The key a file is named after; None for what this program did not write."""
    try:
        return uuid.UUID(path.rsplit("/", 1)[-1].split(".")[0])
    except ValueError:
        return None
