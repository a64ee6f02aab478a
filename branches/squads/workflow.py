"""What may happen to a squad and to a milestone, as data."""

from __future__ import annotations

from branches.squads.move_forms import (
    AT_WORK_OR_DONE,
    MILESTONE_OPEN,
    AwardForm,
    FinishForm,
    FlagForm,
    OathForm,
    ReachedForm,
)
from organisation.powers import Power
from records.stamps import stamp
from records.workflow import Move, Workflow

TELLERS = (Power.LOG, Power.REVIEW, Power.DECIDE)
JUDGES = (Power.REVIEW, Power.DECIDE)

_submitted = stamp(now="submitted_at", review_opinion="")
_accepted = stamp(today="filed_on", review_opinion="")
_returned = stamp(reason="review_opinion")
_disbanded = stamp(today="ended_on", reason="end_reason")
_undone = stamp(done_on=None, reporter="")

SQUADS = Workflow(
    moves=(
        Move("submit", "报单位备案", ("draft", "returned"), "filed", "log", stamps=_submitted),
        Move("withdraw", "撤回修改", "filed", "draft", "log", tone="default"),
        Move("accept", "同意备案", "filed", "running", "review", stamps=_accepted),
        Move("return", "退回", "filed", "returned", "review", reason=True, tone="danger", stamps=_returned),
        Move("flag", "授旗", AT_WORK_OR_DONE, "", TELLERS, tone="default", form=FlagForm),
        Move("oath", "誓师", AT_WORK_OR_DONE, "", TELLERS, tone="default", form=OathForm),
        Move("award", "评选", AT_WORK_OR_DONE, "", JUDGES, tone="default", form=AwardForm),
        Move("finish", "任务完成", "running", "ended", "log", form=FinishForm),
        Move("disband", "解散", "running", "disbanded", "log", reason=True, tone="danger", stamps=_disbanded),
    ),
    editable=("draft", "returned", "running"),
    waiting={"filed": "review", "returned": "log"},
)
"""拟稿中 → 流转中 → 运行中 → 已完成, or 已解散: earlier by decision, at the latest with the branch.

授旗 and 誓师 are told by the branch, its unit or the institute; 评选 is the judgement of those above it.
"""

MILESTONES = Workflow(
    moves=(
        Move("start", "开始", "planned", "doing", "log", tone="default"),
        Move("done", "上报完成", MILESTONE_OPEN, "done", "log", form=ReachedForm),
        Move("cancel", "取消", MILESTONE_OPEN, "cancelled", "log", reason=True, tone="danger"),
        Move("reopen", "撤回完成", "done", "doing", "log", tone="default", stamps=_undone),
    ),
    editable=MILESTONE_OPEN,
)
