"""What may happen to a squad, as data."""

from __future__ import annotations

from branches.squads.move_forms import (
    AT_WORK_OR_DONE,
    AwardForm,
    FinishForm,
    FlagForm,
    OathForm,
)
from organisation.powers import Power
from records.move_columns import set_columns
from records.workflow import Move, Workflow

TELLERS = (Power.LOG, Power.REVIEW, Power.DECIDE)
JUDGES = (Power.REVIEW, Power.DECIDE)

_submitted = set_columns(now="submitted_at", review_opinion="")
_accepted = set_columns(today="filed_on", review_opinion="")
_returned = set_columns(reason="review_opinion")
_disbanded = set_columns(today="ended_on", reason="end_reason")

SQUADS = Workflow(
    moves=(
        Move("submit", "报单位备案", ("draft", "returned"), "filed", "log", columns=_submitted),
        Move("withdraw", "撤回修改", "filed", "draft", "log", style="default"),
        Move("accept", "同意备案", "filed", "running", "review", columns=_accepted, judges=True),
        Move(
            "return",
            "退回",
            "filed",
            "returned",
            "review",
            reason=True,
            style="danger",
            columns=_returned,
            judges=True,
        ),
        Move("flag", "授旗", AT_WORK_OR_DONE, "", TELLERS, style="default", form=FlagForm),
        Move("oath", "誓师", AT_WORK_OR_DONE, "", TELLERS, style="default", form=OathForm),
        Move("award", "评选", AT_WORK_OR_DONE, "", JUDGES, style="default", form=AwardForm),
        Move("finish", "任务完成", "running", "ended", "log", form=FinishForm),
        Move("disband", "解散", "running", "disbanded", "log", reason=True, style="danger", columns=_disbanded),
    ),
    editable=("draft", "returned", "running"),
    waiting={"filed": "review", "returned": "log"},
)
"""拟稿中 → 流转中 → 运行中 → 已完成, or 已解散: earlier by decision, at the latest with the branch.

授旗 and 誓师 are told by the branch, its unit or the institute; 评选 is the judgement of those above it.
"""
