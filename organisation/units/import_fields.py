"""Import fields that several sheets of organisations have."""

from __future__ import annotations

from typing import Any

from organisation.units.models import Unit
from records.imports import ImportField


def running_units(units: Any) -> Any:
    """院属单位 that still stand."""
    return units.filter(kind=Unit.Kind.UNIT, ended_on__isnull=True)


def unit_field(name: str, *heads: str) -> ImportField:
    """The 院属单位 by name or code."""
    codes = tuple(f"{head}编码" for head in heads)
    return ImportField(
        name, heads=heads, code_heads=codes, picker="unit", within=running_units, required=True, either=True
    )
