"""亮宣言亮承诺台账 from Excel: what the branch collected on paper. It still has to be looked at before it is public."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from branches.pledges.acts import LONGEST_ITEM, MOST_ITEMS, promises, write_items
from branches.pledges.models import Pledge, PledgeItem
from branches.secrecy.places import exact_place
from organisation.changes import life_changed
from organisation.memberships.models import TemporaryMembership
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User


class PledgeImporter(Importer):
    fields = (
        ImportField("person", heads=("姓名", "承诺人"), code_heads=("工号",), picker="person", required=True),
        ImportField("unit", heads=("所属党组织", "党支部"), picker="unit", required=True),
        ImportField("title", heads=("岗位", "职务")),
        ImportField("kind", heads=("类别",), default=Pledge.Kind.YEAR),
        ImportField("declaration", heads=("宣言",), required=True),
        ImportField("content", heads=("承诺内容",), required=True, keep=True, help="一行写一条，单元格内换行"),
        ImportField("starts_on", heads=("起", "承诺日期"), required=True),
        ImportField("ends_on", heads=("止",)),
    )
    key = ("unit", "person", "kind", "starts_on")
    ignored_heads = ("完成情况", "支部点评", "公开日期", "审查状态")
    fixed = {"state": Pledge.State.SUBMITTED}
    notes = ("一行是一名党员的一份承诺；导入后先审查、再公开。", "已经登记的承诺，内容请在系统中修改。")
    constraint_texts = {
        "one_pledge_of_a_kind_per_start": "这名党员从这一天起的同类承诺已经登记",
        "pledge_ends_after_start": "结束日期不能早于开始日期",
    }

    @classmethod
    def begin(cls, rows: Sequence[Row], user: User) -> None:
        """Who is or was in which branch: one query for the batch."""
        units = {unit.pk for row in rows if (unit := row.get("unit"))}
        stays = TemporaryMembership.objects.filter(unit__in=units).values_list("unit_id", "person_id")
        known = set(stays)
        for row in rows:
            unit, person = row.get("unit"), row.get("person")
            if unit and person and (unit.pk, person.pk) not in known:
                row.refuse("person", "这名党员不在这个支部")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        pledge: Pledge = row.record
        for name in ("title", "declaration", "content"):
            if place := exact_place(str(row.get(name) or "")):
                row.refuse(name, f"“{place}”太具体，承诺要公开，请改用中性的说法")
        if not row.created:
            return
        lines = promises(pledge.content)
        if len(lines) > MOST_ITEMS or any(len(line) > LONGEST_ITEM for line in lines):
            row.refuse("content", f"最多 {MOST_ITEMS} 条，每条 {LONGEST_ITEM} 个字以内")
        pledge.content, pledge.items_total = "\n".join(lines), len(lines)
        pledge.submitted_at = timezone.now()

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for row in rows:
            if row.created:
                write_items(row.record, row.record.lines)
            life_changed(row.record.unit)

    @classmethod
    def before_undo(cls, records: Sequence[Any], by: User) -> None:
        PledgeItem.objects.filter(pledge__in=records).delete()
