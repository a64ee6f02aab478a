"""选拔 from Excel: decisions of the past with their papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from branches.selection.models import CadreSelection
from organisation.units.models import UnitQuerySet
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User


def _branches(units: UnitQuerySet) -> UnitQuerySet:
    return units.temporary()


class SelectionImporter(Importer):
    """Only what was decided; whatever is under way takes its steps in the system."""

    fields = (
        ImportField("unit", heads=("任职党支部",), picker="unit", within=_branches, required=True),
        ImportField("person", heads=("人选", "姓名"), code_heads=("工号",), picker="person", required=True),
        ImportField("role", heads=("拟任职务", "职务"), required=True),
        ImportField("full_time", heads=("专职",)),
        ImportField("grounds", heads=("推荐理由",), required=True),
        ImportField("document_number", heads=("决定文号",)),
        ImportField("decided_on", heads=("决定日期",)),
    )
    key = ("unit", "person", "role")
    ignored_heads = ("推荐时间", "审核时间", "办理状态")
    fixed = {"state": CadreSelection.State.DECIDED}
    changes_existing = False
    notes = ("只导入已经决定的，须填写决定文号和决定日期；职务仍在任职台账中登记。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        if row.created and not (row.get("document_number") and row.get("decided_on")):
            row.refuse("document_number", "只导入已经决定的，请填写决定文号和决定日期")
        if row.get("person") and row.values["person"].user_id == user.pk:
            row.refuse("person", "不能登记本人的选拔")
