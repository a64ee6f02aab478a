"""People from a workbook such as 党员信息录入样表: codes beside names, heads that hold their own explanation."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from organisation.changes import person_changed
from organisation.people import homes as side
from organisation.people.models import Person
from organisation.units.models import Unit
from records.imports import Importer, ImportField, Row
from records.templatetags.ui import mask_phone

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger

FORMAL, PROBATIONARY = Person.Standing.FORMAL, Person.Standing.PROBATIONARY

STANDINGS = {
    "正式": FORMAL,
    "中共党员": FORMAL,
    "党员": FORMAL,
    "中共正式党员": FORMAL,
    "预备": PROBATIONARY,
    "中共预备党员": PROBATIONARY,
    "积极分子": Person.Standing.ACTIVIST,
}


class PeopleImporter(Importer):
    """Known by staff number, else by name and home branch, else by name and unit; two of one name are asked about."""

    fields = (
        ImportField("staff_number", heads=("工号", "学工号", "职工号", "员工编号")),
        ImportField("name", heads=("姓名", "党员姓名"), required=True),
        ImportField("gender", heads=("性别",)),
        ImportField("ethnicity", heads=("民族",)),
        ImportField("born_in", heads=("出生年月", "出生日期")),
        ImportField("education_level", heads=("学历", "文化程度")),
        ImportField("standing", heads=("党员类型", "党籍状态", "政治面貌"), required=True, aliases=STANDINGS),
        ImportField("joined_on", heads=("入党时间", "入党日期")),
        ImportField("formal_since", heads=("转正时间", "转正日期")),
        ImportField(
            "home_unit",
            heads=("派出单位", "所在分党委", "所在单位"),
            code_heads=("派出单位编码", "所在分党委编码"),
            picker="unit_directory",
        ),
        ImportField(
            "home_branch",
            heads=("组织关系所在党支部", "所在党支部", "原党组织"),
            code_heads=("组织关系所在党支部编码", "所在党支部编码"),
            picker="unit_directory",
        ),
        ImportField("workplace", heads=("原单位", "部门")),
        ImportField("position", heads=("行政（技术）职务", "行政职务", "技术职务")),
        ImportField("phone", heads=("联系电话", "手机号", "手机号码", "电话"), shown=mask_phone),
        ImportField("remark", heads=("备注",)),
    )
    key = ("staff_number",)
    other_keys = (("name", "home_branch"), ("name", "home_unit"))
    ignored_heads = (
        "组织关系转入时间",
        "提交书面申请书时间",
        "确定为入党积极分子时间",
        "确定为发展对象时间",
        "入党介绍人",
        "入党时所在党支部",
        "转正时所在党支部",
        "党内职务",
        "党内奖励",
        "其他奖励",
    )
    notes = (
        "派出单位、组织关系所在党支部至少填一个，写系统里的名称或编码。",
        "党员类型写：正式党员、预备党员、入党积极分子、群众。",
    )

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        person: Person = row.record
        person.derive()
        for name, sentence in person.faults():
            row.refuse(name, sentence)

    @classmethod
    def may_change(cls, ledger: Ledger, row: Row, user: User) -> bool:
        """As by hand, and where someone belongs is changed by the home side only. Asked once the changes are known."""
        names = {"home_branch_id", "home_unit_id"}
        if names & row.before.keys():
            present = {row.before.get(name, getattr(row.record, name)) for name in names} - {None}
            if not side.may_change_home(user, *Unit.objects.filter(pk__in=present)):
                row.refuse("home_unit", side.REFUSED)
                return False
        return super().may_change(ledger, row, user)

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for row in rows:
            if not row.created:
                person_changed(row.record)
