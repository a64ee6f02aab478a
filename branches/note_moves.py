"""表现情况 goes to the home branch when its writer says so, and may be taken back to be corrected."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from records.workflow import Move, Workflow


def _sent(note: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"sent_at": now}


def _taken_back(note: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"sent_at": None}


NOTE = Workflow(
    moves=(
        Move("send", "送交原党支部", "draft", "sent", "log", stamps=_sent),
        Move("take_back", "撤回修改", "sent", "draft", "log", tone="default", stamps=_taken_back),
    ),
    editable=("draft",),
)
