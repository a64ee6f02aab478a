"""Officers, their appraisals and incentives from Excel. The register takes in no new people: posts make officers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from branches.cadres.forms import NO_OFFICER, ONESELF
from branches.cadres.models import PartyAffairsOfficer
from branches.merit.models import Incentive
from records.imports import Importer, ImportField, Row
from records.imports.spans import days_of

if TYPE_CHECKING:
    from accounts.models.user import User


def person_field(*heads: str) -> ImportField:
    return ImportField("person", heads=("姓名", *heads), code_heads=("工号",), picker="person", required=True)


class OfficerImporter(Importer):
    fields = (
        person_field(),
        ImportField("working_since", heads=("从事党务工作时间",)),
        ImportField("reserve", heads=("后备培养",)),
        ImportField("qualification", heads=("任职资格",)),
        ImportField("remark", heads=("备注",)),
    )
    key = ("person",)
    ignored_heads = (
        "现任职务", "所属党组织", "任职情况", "专职", "任现职时间", "党务工作年限", "本年度学时", "本年度集中培训",
        "是否达标", "在任",
    )  # fmt: skip
    notes = ("台账由任职自动生成，这里只补充从事党务工作时间、后备培养、任职资格和备注。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        if row.created:
            row.refuse("person", NO_OFFICER)


class AboutOfficerImporter(Importer):
    """New rows take the unit from the person's main post."""

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """One query for the batch."""
        people = [row.values["person"].pk for row in rows if row.get("person")]
        units = dict(PartyAffairsOfficer.objects.filter(person__in=people).values_list("person_id", "unit_id"))
        for row in rows:
            row.values["unit_key"] = units.get(row.values["person"].pk) if row.get("person") else None

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        if not row.created or not row.get("person"):
            return
        if row.values["unit_key"] is None:
            row.refuse("person", NO_OFFICER)
        elif row.values["person"].user_id == user.pk:
            row.refuse("person", ONESELF)
        else:
            row.record.unit_id = row.values["unit_key"]


class AppraisalImporter(AboutOfficerImporter):
    fields = (
        person_field(),
        ImportField("year", heads=("年度",), required=True),
        ImportField("score", heads=("得分",)),
        ImportField("grade", heads=("等次",), required=True),
        ImportField("opinion", heads=("考核意见",)),
        ImportField("appraised_by", heads=("考核单位（人）", "考核单位"), required=True),
        ImportField("appraised_on", heads=("考核日期",), required=True),
    )
    key = ("person", "year")
    ignored_heads = ("所属党组织",)
    notes = ("一行是一个人一年的考核；等次写优秀、称职、基本称职、不称职。",)


class IncentiveImporter(AboutOfficerImporter):
    fields = (
        ImportField("name", heads=("荣誉名称",), required=True),
        ImportField("level", heads=("级别",), default=Incentive.Level.UNIT),
        ImportField("granted_on", heads=("获得日期",), required=True),
        person_field("对象（团队/个人）", "对象"),
        ImportField("publicity", heads=("公示起止",), help="例如 2026-03-01 至 2026-03-07"),
        ImportField("document_number", heads=("决定文号",)),
        ImportField("note", heads=("说明",)),
        ImportField("kind", heads=("类别",), default=Incentive.Kind.COMMENDATION),
    )
    key = ("person", "name", "granted_on")
    ignored_heads = ("附件", "所属党组织")
    notes = ("只登记个人；津贴只写事项，不写金额。",)
    constraint_texts = {"incentive_public_ends_after_start": "公示结束不能早于公示开始"}

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        if row.get("publicity"):
            row.values["public_days"] = days_of(row, "publicity")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        super().complete(row, user)
        record: Incentive = row.record
        if days := row.get("public_days"):
            record.public_from, record.public_to = days
