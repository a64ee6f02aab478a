"""What may happen to an inspection, as data."""

from __future__ import annotations

from records.move_columns import set_columns
from records.workflow import Move, Workflow

INSPECTING = Workflow(
    moves=(
        Move("submit", "完成检查", ("draft", "planned"), "finished", "inspect", columns=set_columns(now="finished_at")),
        Move("plan", "列入计划", "draft", "planned", "inspect", style="default"),
    ),
    editable=("draft", "planned"),
)
"""A plan is shown to whom it concerns; what is only a draft is not."""
