"""Codes of temporary branches: LZ-2026-011, one gap-free sequence a year."""

from __future__ import annotations

from datetime import date

from organisation.units.models import Unit
from records import numbering

PREFIX = "LZ"


def next_code(on: date) -> str:
    """Take the next code of that year; codes that were typed by hand or imported are passed over."""
    while True:
        code = numbering.code(PREFIX, on.year, numbering.take(PREFIX, on.year))
        if not Unit.objects.filter(code=code).exists():
            return code


def likely_code(on: date) -> str:
    """For showing on the reply form; the real one is taken when the reply is saved."""
    number = numbering.peek(PREFIX, on.year)
    used = set(Unit.objects.filter(code__startswith=f"{PREFIX}-{on.year}-").values_list("code", flat=True))
    while (code := numbering.code(PREFIX, on.year, number)) in used:
        number += 1
    return code
