"""里程碑 from Excel: plans, and what was reached already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from branches.milestones.acts import refresh_progress
from branches.milestones.forms import OVER, TOO_EARLY
from branches.milestones.models import SquadMilestone
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User

DONE = SquadMilestone.State.DONE


class MilestoneImporter(Importer):
    fields = (
        ImportField("squad", heads=("突击队名称", "突击队"), picker="own_squad", required=True),
        ImportField("plan", heads=("里程碑计划", "里程碑"), required=True),
        ImportField("due_on", heads=("计划完成时间",), required=True),
        ImportField("state", heads=("任务状态",), default=SquadMilestone.State.PLANNED, keep=True),
        ImportField("done_on", heads=("实际完成时间",), keep=True),
        ImportField("completion", heads=("完成情况",), keep=True),
        ImportField("reporter", heads=("登记人", "上报人"), keep=True),
    )
    key = ("squad", "plan")
    ignored_heads = ("所属党支部",)
    notes = ("一行是一个里程碑；任务状态写未开始、进行中、已完成或已取消，已完成的要有实际完成时间。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        milestone: SquadMilestone = row.record
        squad = row.get("squad")
        if not squad:
            return
        milestone.unit = squad.unit
        if row.created and squad.is_over:
            row.refuse("squad", OVER)
        if milestone.due_on and milestone.due_on < squad.formed_on:
            row.refuse("due_on", TOO_EARLY)
        if (milestone.state == DONE) != bool(milestone.done_on):
            row.refuse("done_on", "已完成的要有实际完成时间，没有完成的不填")

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for squad in {row.record.squad_id: row.record.squad for row in rows}.values():
            refresh_progress(squad)

    @classmethod
    def before_undo(cls, records: Sequence[SquadMilestone], by: User) -> None:
        """The rows go after this: what is left is counted when the last one of the squad is touched again."""
        for milestone in records:
            milestone.void_reason = "撤销导入"
            milestone.voided_at = milestone.updated_at
            milestone.save(update_fields=["voided_at", "void_reason"])
        for squad in {one.squad_id: one.squad for one in records}.values():
            refresh_progress(squad)
