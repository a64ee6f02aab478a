"""What may happen to a squad and to a milestone, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from records.workflow import Move, Workflow


def _submitted(squad: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"submitted_at": now, "review_opinion": ""}


def _accepted(squad: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"filed_on": timezone.localdate(now), "review_opinion": ""}


def _returned(squad: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"review_opinion": reason}


def _disbanded(squad: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"ended_on": timezone.localdate(now), "end_reason": reason}


def _undone(milestone: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"done_on": None, "reporter": ""}


SQUADS = Workflow(
    moves=(
        Move("submit", "报单位备案", ("draft", "returned"), "filed", "log", stamps=_submitted),
        Move("withdraw", "撤回修改", "filed", "draft", "log", tone="default"),
        Move("accept", "同意备案", "filed", "running", "review", stamps=_accepted),
        Move("return", "退回", "filed", "returned", "review", reason=True, tone="danger", stamps=_returned),
        Move("finish", "任务完成", "running", "ended", "log", by_form="branches:squad_finish"),
        Move("disband", "解散", "running", "disbanded", "log", reason=True, tone="danger", stamps=_disbanded),
    ),
    editable=("draft", "returned", "running"),
    waiting={"filed": "review", "returned": "log"},
)
"""拟稿中 → 流转中 → 运行中 → 已完成, or 已解散: earlier by decision, at the latest with the branch."""

MILESTONES = Workflow(
    moves=(
        Move("start", "开始", "planned", "doing", "log", tone="default"),
        Move("done", "上报完成", ("planned", "doing"), "done", "log", by_form="branches:milestone_done"),
        Move("cancel", "取消", ("planned", "doing"), "cancelled", "log", reason=True, tone="danger"),
        Move("reopen", "撤回完成", "done", "doing", "log", tone="default", stamps=_undone),
    ),
    editable=("planned", "doing"),
)
