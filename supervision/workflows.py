"""What may happen to a check list, an inspection and a finding, as data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db.models import F
from django.utils import timezone

from records.workflow import Move, Workflow


def _retired(check_list: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"retired_on": timezone.localdate(now)}


def _finished(inspection: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"finished_at": now}


def _answered(finding: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"submitted_at": now}


def _taken_back(finding: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"submitted_at": None}


def _refused(finding: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"review_opinion": reason[:500], "refusals": F("refusals") + 1, "closed_on": None, "submitted_at": None}


def _closed(finding: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"closed_on": timezone.localdate(now), "review_opinion": ""}


CHECK_LISTS = Workflow(
    moves=(
        Move("submit", "启用", "draft", "active", "inspect"),
        Move("retire", "停用", "active", "retired", "inspect", tone="default", stamps=_retired),
    ),
    editable=("draft",),
)
"""A list in use is never changed: whoever wants other items starts a new edition."""

INSPECTING = Workflow(
    moves=(
        Move("submit", "完成检查", ("draft", "planned"), "finished", "inspect", stamps=_finished),
        Move("plan", "列入计划", "draft", "planned", "inspect", tone="default"),
    ),
    editable=("draft", "planned"),
)
"""A plan is shown to whom it concerns; what is only a draft is not."""

RECTIFICATION = Workflow(
    moves=(
        Move("submit", "提交整改", ("open", "returned"), "submitted", "log", stamps=_answered),
        Move("withdraw", "撤回修改", "submitted", "open", "log", tone="default", stamps=_taken_back),
        Move("close", "销号", "submitted", "closed", "inspect", stamps=_closed),
        Move("refuse", "退回整改", "submitted", "returned", "inspect", reason=True, tone="danger", stamps=_refused),
        Move("reopen", "重新打开", "closed", "returned", "inspect", reason=True, tone="danger", stamps=_refused),
    ),
    editable=("open", "returned"),
    waiting={"open": "log", "returned": "log", "submitted": "inspect"},
)
"""The inspected organisation answers, the inspecting side decides (power ``inspect`` on the inspecting unit)."""
