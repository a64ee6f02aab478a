"""The items by code, kept in memory: they are named on every page of lights and change once in years."""

from __future__ import annotations

import time

from django.db.models.signals import post_delete, post_save

from welfare.must_items.models import MustItem

LIFE = 300  # seconds until another process's change is seen

_read: tuple[float, dict[str, MustItem]] | None = None


def items(kind: str) -> dict[str, MustItem]:
    """Code → item of 五必问 or 五必做, in the order of the table; ended ones too."""
    global _read
    if _read is None or time.monotonic() - _read[0] > LIFE:
        _read = time.monotonic(), {item.code: item for item in MustItem.objects.all()}
    return {code: item for code, item in _read[1].items() if item.kind == kind}


def _forget(**told: object) -> None:
    global _read
    _read = None


post_save.connect(_forget, sender=MustItem, dispatch_uid="welfare.must_items.known")
post_delete.connect(_forget, sender=MustItem, dispatch_uid="welfare.must_items.known")
