"""表现情况 goes to the home branch when its writer says so, and may be taken back to be corrected."""

from __future__ import annotations

from records.move_columns import set_columns
from records.workflow import Move, Workflow

NOTE = Workflow(
    moves=(
        Move("send", "送交原党支部", "draft", "sent", "log", columns=set_columns(now="sent_at")),
        Move("take_back", "撤回修改", "sent", "draft", "log", style="default", columns=set_columns(sent_at=None)),
    ),
    editable=("draft",),
)
