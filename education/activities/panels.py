"""Organisation life on the branch page, and what it asks of a branch that hands over."""

from __future__ import annotations

from branches.handover import items as handover
from branches.page import tabs
from education.activities.models import Activity
from organisation.powers import Power
from organisation.rows import Link, Rows
from records.ledger.columns import STATE_COLOURS


def register() -> None:
    tabs.register_rows(
        "activities",
        "组织生活",
        "education/activities/_panel.html",
        20,
        Rows(
            "activities",
            Activity,
            ("-held_on", "-id"),
            colour=lambda activity: STATE_COLOURS.get(activity.state, "gray"),
        ),
        Link("all_url", "activities:list"),
        Link("new_url", "activities:create", Power.LOG, running=True),
    )
    handover.register_rows(
        "activities",
        "组织生活记录提交并审核",
        40,
        Activity.objects.unfinished,
        "unfinished=true",
        help="草稿提交或删除，待审核的由单位审核",
        merging="草稿和退回的由{into}的书记修改、提交或删除，待审核的照常审核，仍是{unit}的记录",
    )
