"""A value as people write it, on pages, in the history and in sheets of text."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils import timezone


def show(value: object) -> str:
    """A value as people write it: 2026-11-22, 14:30, 1,000.00, 是/否."""
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return (
            timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
            if timezone.is_aware(value)
            else f"{value:%Y-%m-%d %H:%M}"
        )
    if isinstance(value, Decimal):
        return f"{value:,.2f}"
    return str(value)
