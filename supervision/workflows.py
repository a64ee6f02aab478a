"""What may happen to a check list, an inspection and a finding, as data."""

from __future__ import annotations

from django.db.models import F

from records.move_columns import set_columns
from records.workflow import Move, Workflow

_refused = set_columns(reason="review_opinion", refusals=F("refusals") + 1, closed_on=None, submitted_at=None)

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

INSPECTING = Workflow(
    moves=(
        Move("submit", "完成检查", ("draft", "planned"), "finished", "inspect", columns=set_columns(now="finished_at")),
        Move("plan", "列入计划", "draft", "planned", "inspect", style="default"),
    ),
    editable=("draft", "planned"),
)
"""A plan is shown to whom it concerns; what is only a draft is not."""

RECTIFICATION = Workflow(
    moves=(
        Move("submit", "提交整改", ("open", "returned"), "submitted", "log", columns=set_columns(now="submitted_at")),
        Move(
            "withdraw", "撤回修改", "submitted", "open", "log", style="default", columns=set_columns(submitted_at=None)
        ),
        Move(
            "close", "销号", "submitted", "closed", "inspect", columns=set_columns(today="closed_on", review_opinion="")
        ),
        Move("refuse", "退回整改", "submitted", "returned", "inspect", reason=True, style="danger", columns=_refused),
        Move("reopen", "重新打开", "closed", "returned", "inspect", reason=True, style="danger", columns=_refused),
    ),
    editable=("open", "returned"),
    waiting={"open": "log", "returned": "log", "submitted": "inspect"},
)
"""The inspected organisation answers, the inspecting side decides (power ``inspect`` on the inspecting unit)."""
