"""成立请示 from Excel: the facts come in as drafts; the member list and the proposed posts are filled in afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from branches.founding.models import FoundingRequest
from branches.secrecy.places import TOGETHER, gathered
from organisation.units.fields import unit_field
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


class RequestImporter(Importer[FoundingRequest]):
    """Known by project and name. Only drafts and returned requests are changed, as by hand."""

    fields = (
        ImportField("name", heads=("拟成立党支部名称", "党支部名称"), required=True),
        unit_field("unit", "报请单位", "单位"),
        ImportField(
            "project",
            heads=("依托项目", "项目名称"),
            code_heads=("项目编号",),
            picker="project",
            code_match=("code",),
            required=True,
            either=True,
        ),
        ImportField("joint", heads=("联合党支部",)),
        ImportField("headcount", heads=("现场人员数量", "人员数量")),
        ImportField("starts_on", heads=("拟成立日期",), required=True),
        ImportField("ends_on", heads=("预计结束日期",), required=True),
        ImportField("task_summary", heads=("项目性质与任务简况",), required=True),
        ImportField("reason", heads=("依据和理由",), required=True),
        ImportField("long_term_decision", heads=("六个月以上仍设临时党支部的理由",)),
    )
    key = ("project", "name")
    ignored_heads = ("主送", "附件")
    notes = ("导入后是草稿，请逐份补上党员名单和拟任职务再提交。", "项目要先登记在项目台账里。")

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[FoundingRequest]:
        rows: QuerySet[FoundingRequest] = ledger.rows(user).filter(voided_at__isnull=True)
        return rows.select_related("unit", "project")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        request: FoundingRequest = row.record
        if request.starts_on and request.ends_on and request.ends_on <= request.starts_on:
            row.refuse("ends_on", "预计结束日期要晚于拟成立日期")
        if row.get("project") and request.unit_id and row.values["project"].unit_id != request.unit_id:
            row.refuse("project", f"这个项目不是{request.unit}的")
        place = gathered(
            request.name, request.task_summary, request.reason, dated=True, headcount=request.headcount, chosen=True
        )
        if row.created and place:
            row.refuse("task_summary", TOGETHER.format(place=place).rstrip("。"))
