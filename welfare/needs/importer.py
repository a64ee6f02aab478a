"""需求台账 from Excel: needs at the branch, those already answered or settled included."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from records.imports import ImportField, Row
from welfare.must_items.fields import ReadableImporter
from welfare.needs.acts import take_up
from welfare.needs.models import Need
from welfare.needs.numbers import need_due

if TYPE_CHECKING:
    from accounts.models.user import User


class NeedImporter(ReadableImporter):
    """A row with 办结时间 is settled, one with 答复时间 answered, any other open; levels rise in the system only."""

    fields = (
        ImportField("raised_on", heads=("提出时间",), required=True),
        ImportField("raised_by", heads=("提出人",), picker="person", text_field="raised_by_name"),
        ImportField("unit", heads=("党支部", "所属党组织"), picker="unit", required=True),
        ImportField("kind", heads=("需求类别",), default=Need.Kind.OTHER),
        ImportField("urgency", heads=("紧急程度",), default=Need.Urgency.USUAL),
        ImportField("description", heads=("需求内容", "需求/问题"), required=True),
        ImportField("holder", heads=("办理人",), picker="person", keep=True),
        ImportField("due_on", heads=("办理时限",), keep=True, help="不填则按系统规定的天数"),
        ImportField("answer", heads=("办理结果",), keep=True),
        ImportField("answered_on", heads=("答复时间",), keep=True),
        ImportField("satisfaction", heads=("满意度",), keep=True),
        ImportField("closed_on", heads=("办结时间",), keep=True),
        ImportField("remark", heads=("备注",)),
    )
    key = ("unit", "raised_on", "description")
    ignored_heads = ("需求编号", "办理层级", "办理组织", "办理状态", "重办次数", "重新办理次数")
    notes = ("一行是一个需求；填了办结时间的按已办结登记，填了答复时间的按已答复登记。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        need: Need = row.record
        if not row.created or not need.unit_id:
            return
        need.level_unit = need.unit
        if need.raised_by:
            need.raised_by_name = need.raised_by.name
        if not need.due_on and need.raised_on:
            need.due_on = need_due(need.level, need.raised_on)
        if need.closed_on:
            need.state = Need.State.CLOSED
        elif need.answered_on:
            need.state = Need.State.ANSWERED

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        """Numbers are taken, and open needs begin to be held, in the transaction that stored the rows."""
        new: list[Need] = [row.record for row in rows if row.created]
        Need.number_all(new)
        for need in new:
            if need.state == Need.State.OPEN and need.holder:
                take_up(need)

    @classmethod
    def before_undo(cls, records: Sequence[Need], by: User) -> None:
        for need in records:
            need.hand_overs.all().delete()
