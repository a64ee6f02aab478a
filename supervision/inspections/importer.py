"""监督检查记录 from Excel: paper records of the past, signed on paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from records.imports import ImportField, Row
from supervision.import_fields import InspectedImporter
from supervision.inspections import finishing
from supervision.inspections.models import Inspection

if TYPE_CHECKING:
    from accounts.models.user import User


class InspectionImporter(InspectedImporter):
    """Rows come in as finished; their problems stay text, the rectification has a sheet of its own."""

    fields = (
        ImportField("day", heads=("检查时间", "检查日期"), required=True),
        ImportField("place", heads=("检查地点",)),
        ImportField("unit", heads=("被检查组织", "被检查单位"), picker="unit", required=True),
        ImportField("content", heads=("检查内容",), required=True),
        ImportField("problems", heads=("发现问题", "存在问题")),
        ImportField("opinion", heads=("处理意见/整改要求", "处理意见", "整改要求")),
        ImportField("rectify_by", heads=("整改时限",)),
        ImportField("kind", heads=("检查类别",), default=Inspection.Kind.UNPLANNED),
        ImportField("inspectors", heads=("检查人",)),
        ImportField("signed_by", heads=("检查人签字",)),
        ImportField("head_signed_by", heads=("被检查组织负责人签字",)),
        ImportField("signed_on", heads=("签字日期",)),
        ImportField("refused", heads=("被检查组织负责人拒绝签字",)),
        ImportField("refusal_note", heads=("拒签情况说明",)),
    )
    key = ("unit", "day", "content")
    ignored_heads = ("检查组织",)
    changes_existing = False  # a finished inspection is signed
    fixed = {"state": Inspection.State.FINISHED}
    notes = ("一行是一次检查；发现的问题请另外导入问题整改台账。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        cls.name_inspecting(row)
        if row.created:
            row.record.held_on = row.record.day

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        """Numbers are taken in the transaction that stored the rows."""
        new = [row.record for row in rows if row.created]
        for inspection in new:
            finishing.take_number(inspection)
        Inspection.objects.bulk_update(new, ["number"])
