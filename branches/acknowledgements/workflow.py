"""What may happen to what the readers of a rule owe, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from records.workflow import Move, Workflow


def _signed(row: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"signed_at": now, "remark": reason[:200]}


SIGNING = Workflow(
    moves=(
        Move("sign", "我已阅读并知悉", "asked", "signed", "log", columns=_signed, page="branches:duty"),
        Move("paper", "登记纸质签收", "asked", "signed", "roster", reason=True, style="default", columns=_signed),
    ),
    waiting={"asked": "log"},
)
"""``log`` reaches the holder alone, ``roster`` only those who have no account (branches/acknowledgements/models.py)."""
