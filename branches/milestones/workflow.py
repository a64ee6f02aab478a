"""What may happen to a milestone, as data."""

from __future__ import annotations

from branches.milestones.move_forms import OPEN, ReachedForm
from records.move_columns import set_columns
from records.workflow import Move, Workflow

_undone = set_columns(done_on=None, reporter="")

MILESTONES = Workflow(
    moves=(
        Move("start", "开始", "planned", "doing", "log", style="default"),
        Move("done", "登记完成", OPEN, "done", "log", form=ReachedForm),
        Move("cancel", "取消", OPEN, "cancelled", "log", reason=True, style="danger"),
        Move("reopen", "撤回完成", "done", "doing", "log", style="default", columns=_undone),
    ),
    editable=OPEN,
)
