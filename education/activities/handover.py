"""What organisation life asks of a branch that hands over: records that nobody has approved yet."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from branches.handover import items as handover
from education.activities.models import Activity
from organisation.units.models import Unit


def unfinished(rows: Any, still: bool) -> Any:
    """Drafts, and what waits for review or was returned; or all that were approved."""
    approved = Activity.State.APPROVED
    return rows.exclude(state=approved) if still else rows.filter(state=approved)


def open_activities(unit: Unit) -> QuerySet[Any]:
    rows: QuerySet[Any] = unfinished(Activity.objects.living().filter(unit=unit.pk), True)
    return rows


def register() -> None:
    handover.register(
        "activities",
        "组织生活记录提交并审核",
        40,
        rows=open_activities,
        url=handover.listed("activities", "unfinished=true"),
        help="草稿提交或删除，待审核的由单位审核",
        merging="草稿和退回的由{into}的书记修改、提交或删除，待审核的照常审核，仍是{unit}的记录",
        slugs=("activities",),
    )
