"""五必问记录 from Excel. What became of a need stands in its own ledger and is not read from here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from records.imports import ImportField, Row
from welfare.asks import duties
from welfare.asks.models import Ask
from welfare.must_items.fields import ItemImporter
from welfare.must_items.models import MustItem

if TYPE_CHECKING:
    from accounts.models.user import User


class AskImporter(ItemImporter):
    item_kind = MustItem.Kind.ASK
    fields = (
        ImportField("unit", heads=("党支部", "所属党组织"), picker="unit", required=True),
        ImportField("asked_on", heads=("时间", "日期"), required=True),
        ImportField("asker_name", heads=("询问人", "问询人")),
        ImportField("person", heads=("对象", "对象或群体"), picker="person", required=True),
        ImportField("item_name", heads=("必问类别",), required=True),
        ImportField("result", heads=("结果",), default=Ask.Result.NORMAL),
        ImportField("note", heads=("了解到的情况",)),
    )
    key = ("unit", "person", "item", "asked_on")
    ignored_heads = ("需求编号", "需求/问题", "转办去向", "办理时限", "反馈")
    notes = ("一行是一个人的一项询问；同一天同一人同一项只登记一次。", "需求请另外登记需求台账。")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        ask: Ask = row.record
        if row.created and row.get("item"):
            ask.item = row.values["item"]
        if ask.unit_id and ask.item_id and (row.created or not ask.has_need):
            ask.derive()

    @staticmethod
    def recompute(records: Sequence[Any]) -> None:
        """Lights of the branches concerned, one statement each."""
        touched: dict[int, set[MustItem]] = {}
        for ask in records:
            touched.setdefault(ask.unit_id, set()).add(ask.item)
        for unit_id, items in touched.items():
            duties.recompute(unit_id, items)
