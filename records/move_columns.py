"""Which further columns a move sets, said as data beside the move:

    Move("submit", …, columns=set_columns(now="submitted_at", review_opinion=""))  # when; what was said before is gone
    Move("return", …, columns=set_columns(reason="review_opinion"))              # why, for whoever has to act on it
    Move("take_back", …, columns=set_columns(sent_at=None))

What depends on the record is a function of its own, of the same shape.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import Model
from django.utils import timezone

MoveColumns = Callable[[Any, datetime, str], dict[str, object]]


def set_columns(*, now: str = "", today: str = "", reason: str = "", **fixed: object) -> MoveColumns:
    """``now``, ``today`` and ``reason`` name the column that takes it; ``fixed`` gives columns and their values."""

    def columns(record: Model, moment: datetime, said: str) -> dict[str, object]:
        given = {now: moment, today: timezone.localdate(moment), reason: said}
        return fixed | {column: value for column, value in given.items() if column}

    return columns


NO_COLUMNS = set_columns()
