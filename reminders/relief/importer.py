"""暂停运行台账 and 免除事项台账 from Excel: papers kept by hand come in as drafts and go to the unit above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Model, QuerySet

from records.imports import Importer, ImportField, Row
from reminders.relief.models import Suspension

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

Taken = tuple[UUID | None, date, date]
"""A paper's key (None for a row of the file), its first and its last day."""

UNIT = ImportField(
    "unit", heads=("党支部", "所属党组织"), code_heads=("支部编号",), picker="unit", required=True, either=True,
    within=lambda units: units.temporary(),
)  # fmt: skip
DAYS = (
    ImportField("starts_on", heads=("开始日期",), required=True),
    ImportField("ends_on", heads=("结束日期",), required=True),
    ImportField("reason", heads=("原因",), required=True),
)


class ReliefImporter(Importer):
    ignored_heads = ("状态",)
    notes = ("导入后是草稿，核对后逐份或成批提交，由上级审核。",)
    constraint_texts = {
        "suspension_ends_last": "结束日期不能早于开始日期",
        "exemption_ends_last": "结束日期不能早于开始日期",
    }

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Model]:
        """Whatever the person may read: a paper of the branch that only others may change makes no double."""
        return ledger.rows(user).filter(voided_at__isnull=True)


class SuspensionImporter(ReliefImporter):
    fields = (UNIT, *DAYS)
    key = ("unit", "starts_on")

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """The days already taken off each branch, by stored papers and by earlier rows. One query for the batch."""
        units = {row.values["unit"].pk for row in rows if row.get("unit")}
        taken: dict[int, list[Taken]] = defaultdict(list)
        for paper in Suspension.objects.not_voided().filter(unit__in=units).order_by("pk"):
            taken[paper.unit_id].append((paper.pk, paper.starts_on, paper.ends_on))
        stored = {(key, first) for key, papers in taken.items() for _, first, _ in papers}
        for row in rows:
            unit, first, last = row.get("unit"), row.get("starts_on"), row.get("ends_on")
            if unit and first and last:
                row.values["taken"] = list(taken[unit.pk])
                if (unit.pk, first) not in stored:
                    taken[unit.pk].append((None, first, last))

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        """Days are taken off once: two papers must not touch the same days."""
        paper: Suspension = row.record
        if not (paper.starts_on and paper.ends_on):
            return
        for key, first, last in row.get("taken", ()):
            if key != paper.pk and first <= paper.ends_on and last >= paper.starts_on:
                row.refuse("starts_on", "这段时间与另一份暂停申请重叠，请核对日期")
                return


class ExemptionImporter(ReliefImporter):
    fields = (
        UNIT,
        ImportField("rule", heads=("免除的要求",), code_heads=("规则编号",), picker="rule", required=True, either=True),
        *DAYS,
    )
    key = ("unit", "rule", "starts_on")
