"""表现情况 written in Excel: one row a member; what was sent to the home branch is not changed from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from branches.performance.forms import STRANGER
from branches.performance.models import PerformanceNote
from organisation.memberships.models import TemporaryMembership
from organisation.units.models import UnitQuerySet
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User


def _branches(units: UnitQuerySet) -> UnitQuerySet:
    return units.temporary()


class PerformanceImporter(Importer):
    fields = (
        ImportField(
            "unit",
            heads=("现所在临时党组织", "临时党支部", "党支部"),
            picker="unit",
            within=_branches,
            required=True,
        ),
        ImportField("person", heads=("姓名",), code_heads=("工号",), picker="person", required=True),
        ImportField("text", heads=("表现情况",), required=True),
    )
    key = ("unit", "person")
    ignored_heads = ("党内职务", "派出单位", "原党组织", "进场日期", "送交时间", "状态")
    notes = ("一行是一名党员。", "导入后是草稿，核对后再送交原党支部。")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        note: PerformanceNote = row.record
        if not row.created or not note.unit_id or not note.person_id:
            return
        if TemporaryMembership.objects.filter(unit=note.unit_id, person=note.person_id).exists():
            note.remember_place()
        else:
            row.refuse("person", STRANGER)
