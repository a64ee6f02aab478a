"""表现情况 goes to the home branch when its writer says so, and may be taken back to be corrected."""

from __future__ import annotations

from records.stamps import stamp
from records.workflow import Move, Workflow

NOTE = Workflow(
    moves=(
        Move("send", "送交原党支部", "draft", "sent", "log", stamps=stamp(now="sent_at")),
        Move("take_back", "撤回修改", "sent", "draft", "log", tone="default", stamps=stamp(sent_at=None)),
    ),
    editable=("draft",),
)
