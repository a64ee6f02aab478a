"""A code for an organisation nobody gave one to: that of its parent with the next free number."""

from __future__ import annotations

from organisation.units.models import Unit


def next_code(parent: Unit) -> str:
    """``EY-03`` under ``EY``: past the highest that is taken, whoever holds it."""
    taken = set(Unit.objects.filter(code__startswith=f"{parent.code}-").values_list("code", flat=True))
    number = 1
    while f"{parent.code}-{number:02d}" in taken:
        number += 1
    return f"{parent.code}-{number:02d}"
