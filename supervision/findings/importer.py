"""问题整改台账 from Excel: the office's old sheet, with what was struck off already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from records import scope
from records.imports import ImportField, Row
from reminders import recomputing
from supervision.findings import duties
from supervision.findings.due_days import due_after
from supervision.findings.models import Finding
from supervision.findings.workflow import RECTIFICATION
from supervision.import_fields import InspectedImporter

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

SPELLINGS = {"监督检查": "inspection", "日常检查": "inspection", "自查": "self", "巡察": "audit", "审计": "audit"}


class FindingImporter(InspectedImporter):
    """A row with 销号时间 is closed, one with 整改到位时间 waits for the re-check, any other for the branch."""

    fields = (
        ImportField("source", heads=("问题来源",), aliases=SPELLINGS, default=Finding.Source.OTHER),
        ImportField("found_on", heads=("检查日期", "发现日期"), required=True),
        ImportField("unit", heads=("被检查单位", "责任单位"), picker="unit", required=True),
        ImportField("problem", heads=("存在问题", "存在的问题", "存在的安全隐患"), required=True),
        ImportField("measures", heads=("整改措施",)),
        ImportField("leader", heads=("责任领导",)),
        ImportField("responsible", heads=("责任人",)),
        ImportField("due_on", heads=("整改时限", "整改期限"), help="不填则按系统规定的天数"),
        ImportField("done_on", heads=("整改到位时间", "完成时间"), keep=True),
        ImportField("completion", heads=("完成情况",)),
        ImportField("rechecker", heads=("复核人",), keep=True),
        ImportField("closed_on", heads=("销号时间",), keep=True),
        ImportField("remark", heads=("备注",)),
    )
    key = ("unit", "found_on", "problem")
    notes = ("一行是一个问题；填了销号时间的按已销号登记，填了整改到位时间的等待复查。",)
    constraint_texts = {"finding_done_after_found": "整改到位时间不能早于检查日期"}

    @classmethod
    def may_change(cls, ledger: Ledger, row: Row, user: User) -> bool:
        """The inspecting side may correct what is still open; answering and closing are steps of their own."""
        return row.record.state in RECTIFICATION.editable and scope.permits(user, ledger.import_power, row.record)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        finding: Finding = row.record
        cls.name_inspecting(row)
        if not row.created:
            return
        if not row.get("due_on") and row.get("found_on"):
            finding.due_on = due_after(finding.found_on, finding.days)
        if finding.closed_on:
            finding.state = Finding.State.CLOSED
        elif finding.done_on:
            finding.state = Finding.State.SUBMITTED

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        """Numbers are taken in the transaction that stored the rows."""
        Finding.number_all([row.record for row in rows if row.created])
        recomputing.recompute_deadlines(codes=[duties.DEADLINE], unit_ids=sorted({row.record.unit_id for row in rows}))
