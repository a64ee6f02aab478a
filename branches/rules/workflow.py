"""What may happen to a working rule and to what its readers owe, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from records.move_columns import set_columns
from records.workflow import Move, Workflow


def _revoked(rule: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"ends_on": max(timezone.localdate(now), rule.effective_on)}


def _signed(row: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"signed_at": now, "remark": reason[:200]}


PUBLISHING = Workflow(
    moves=(
        Move("submit", "发布", "draft", "published", "inspect", columns=set_columns(today="published_on")),
        Move("revoke", "废止", "published", "revoked", "inspect", reason=True, style="danger", columns=_revoked),
    ),
    editable=("draft",),
)
"""A published version is never changed; the next one takes its place."""

SIGNING = Workflow(
    moves=(
        Move("sign", "我已阅读并知悉", "asked", "signed", "log", columns=_signed, page="branches:duty"),
        Move("paper", "登记纸质签收", "asked", "signed", "roster", reason=True, style="default", columns=_signed),
    ),
    waiting={"asked": "log"},
)
"""``log`` reaches the holder alone, ``roster`` only those who have no account (branches/models/acknowledgement.py)."""
