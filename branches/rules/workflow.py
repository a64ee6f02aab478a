"""What may happen to a working rule, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from records.move_columns import set_columns
from records.workflow import Move, Workflow


def _revoked(rule: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"ends_on": max(timezone.localdate(now), rule.effective_on)}


PUBLISHING = Workflow(
    moves=(
        Move("submit", "发布", "draft", "published", "inspect", columns=set_columns(today="published_on")),
        Move("revoke", "废止", "published", "revoked", "inspect", reason=True, style="danger", columns=_revoked),
    ),
    editable=("draft",),
)
"""A published version is never changed; the next one takes its place."""
