"""What may happen to a check list, as data."""

from __future__ import annotations

from records.move_columns import set_columns
from records.workflow import Move, Workflow

CHECK_LISTS = Workflow(
    moves=(
        Move("submit", "启用", "draft", "active", "inspect"),
        Move(
            "retire", "停用", "active", "retired", "inspect", style="default", columns=set_columns(today="retired_on")
        ),
    ),
    editable=("draft",),
)
"""A list in use is never changed: whoever wants other items starts a new edition."""
