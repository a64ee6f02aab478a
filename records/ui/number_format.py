"""Numbers as people write them."""

from __future__ import annotations

from decimal import Decimal


def format_number(number: Decimal | float | int | None) -> str | None:
    """16.0 is 16, 2.50 is 2.5; nothing stays nothing."""
    return None if number is None else f"{Decimal(str(number)).normalize():f}"
