"""What may happen to a finding, as data."""

from __future__ import annotations

from django.db.models import F

from records.move_columns import set_columns
from records.moves import SUBMITTED_BY
from records.workflow import Move, Workflow

_refused = set_columns(reason="review_opinion", refusals=F("refusals") + 1, closed_on=None, submitted_at=None)

RECTIFICATION = Workflow(
    moves=(
        Move("submit", "提交整改", ("open", "returned"), "submitted", "log", columns=set_columns(now="submitted_at")),
        Move(
            "withdraw", "撤回修改", "submitted", "open", "log", style="default", columns=set_columns(submitted_at=None)
        ),
        Move(
            "close",
            "销号",
            "submitted",
            "closed",
            "inspect",
            columns=set_columns(today="closed_on", review_opinion=""),
            judges=True,
        ),
        Move(
            "refuse",
            "退回整改",
            "submitted",
            "returned",
            "inspect",
            reason=True,
            style="danger",
            columns=_refused,
            judges=True,
        ),
        Move("reopen", "重新打开", "closed", "returned", "inspect", reason=True, style="danger", columns=_refused),
    ),
    editable=("open", "returned"),
    waiting={"open": "log", "returned": "log", "submitted": "inspect"},
    filers=(SUBMITTED_BY,),  # its author inspected; what is judged is the answer
)
"""The inspected organisation answers, the inspecting side decides (power ``inspect`` on the inspecting unit)."""
