"""Uploads hold personal data: they and the lines of old imports go when nothing can be undone any more."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils import timezone

from records.imports import spool
from records.imports.numbers import IMPORT_UNDO_DAYS, number
from records.models.import_batch import ImportBatch, ImportLine

AT_ONCE = 200


def oldest(now: datetime) -> datetime:
    """Imports before this moment can no longer be undone."""
    return now - timedelta(days=number(IMPORT_UNDO_DAYS))


def clean() -> int:
    """Forget old uploads and their lines; the batch stays as the trace of the import. Returns how many."""
    now = timezone.now()
    before = min(oldest(now), now - timedelta(days=1))  # nobody loses what is being worked on
    old = list(ImportBatch.objects.filter(created_at__lt=before, cleaned=False)[:AT_ONCE])
    for batch in old:
        spool.discard(batch)
    ImportLine.objects.filter(batch__in=old).delete()
    ImportBatch.objects.filter(pk__in=[batch.pk for batch in old]).update(
        cleaned=True, heads=[], samples=[], questions=[], answers={}
    )
    return len(old)
