"""Numbers without gaps: LZ-2026-011. A number is taken in the transaction of the act that uses it.

If that act fails, the number goes back with it; whoever takes one meanwhile waits for the row.
"""

from __future__ import annotations

from django.db import connection
from django.db.models import F

from records.models.sequence import Sequence

DIGITS = 3


def take(prefix: str, year: int) -> int:
    """The next number of the year, starting at 1. RuntimeError outside a transaction: a gap could come of it."""
    if not connection.in_atomic_block:
        raise RuntimeError("a number is taken inside the transaction that uses it")
    mine = Sequence.objects.filter(prefix=prefix, year=year)
    if mine.update(last=F("last") + 1) == 0:
        Sequence.objects.get_or_create(prefix=prefix, year=year)
        mine.update(last=F("last") + 1)
    return mine.values_list("last", flat=True).get()


def peek(prefix: str, year: int) -> int:
    """What :func:`take` would most likely give, for showing on a form."""
    last = Sequence.objects.filter(prefix=prefix, year=year).values_list("last", flat=True).first()
    return (last or 0) + 1


def begin_after(prefix: str, year: int, number: int) -> None:
    """Numbers up to ``number`` were given before; the sequence never goes back."""
    Sequence.objects.get_or_create(prefix=prefix, year=year)
    Sequence.objects.filter(prefix=prefix, year=year, last__lt=number).update(last=number)


def code(prefix: str, year: int, number: int) -> str:
    """``code("LZ", 2026, 11)`` is ``LZ-2026-011``; four-digit numbers simply grow longer."""
    return f"{prefix}-{year}-{number:0{DIGITS}d}"
