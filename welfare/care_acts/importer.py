"""五必做记录 and 慰问台账 from Excel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from records.imports import ImportField, Row
from welfare.care_acts import duties
from welfare.care_acts.forms import SILENT
from welfare.care_acts.models import Act
from welfare.must_items.fields import ItemImporter
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User

LEVELS = {"院党委": "institute", "支部": "branch", "临时党组织": "branch", "党支部": "branch"}


class ActImporter(ItemImporter):
    item_kind = MustItem.Kind.ACT
    fields = (
        ImportField("unit", heads=("党支部", "所属党组织"), picker="unit", required=True),
        ImportField("item_name", heads=("类别",), required=True),
        ImportField("done_on", heads=("时间", "慰问日期"), required=True),
        ImportField("person", heads=("对象", "被慰问人"), picker="person"),
        ImportField("recipients", heads=("服务对象（群体）", "对象说明")),
        ImportField("headcount", heads=("人数",), default=1),
        ImportField("content", heads=("内容", "落实情况")),
        ImportField("level", heads=("责任单位",), aliases=LEVELS),
        ImportField("cost", heads=("经费（元）", "经费", "慰问金额")),
        ImportField("satisfaction", heads=("满意度",)),
        ImportField("provider", heads=("心理疏导服务方", "疏导提供方")),
        ImportField("follow_up", heads=("需要继续跟进",)),
        ImportField("reason", heads=("慰问原因",)),
        ImportField("visit_kind", heads=("慰问类型",)),
        ImportField("visitors", heads=("慰问人",)),
        ImportField("department", heads=("部门",)),
        ImportField("gift_cost", heads=("慰问品金额（元）", "慰问品金额")),
        ImportField("booked", heads=("是否入账",)),
        ImportField("remark", heads=("备注",)),
    )
    key = ("unit", "item", "done_on", "content")
    other_keys = (("unit", "item", "done_on", "provider"), ("unit", "item", "done_on", "recipients"))
    ignored_heads = ("对应需求", "回应的需求", "需求编号", "附件")
    notes = ("一行是一次；心理疏导只填时间、心理疏导服务方、人数、是否需要跟进。",)
    constraint_texts = {"counselling_says_nothing": SILENT}

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        act: Act = row.record
        if row.created and row.get("item"):
            act.item = row.values["item"]
        if act.item_id:
            act.confidential = act.item.confidential

    @staticmethod
    def recompute(records: Sequence[Any]) -> None:
        """Lights of the branches concerned: once for each branch and act of the five."""
        for act in {(act.unit_id, act.item_id): act for act in records}.values():
            duties.recompute(act)
