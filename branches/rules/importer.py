"""工作规范 from Excel: the office's library comes in as drafts, to be looked at and published one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from branches.rules.acts import keep_duties
from branches.rules.duty_text import Unreadable, read
from branches.rules.models import WorkingRule
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


class WorkingRuleImporter(Importer):
    fields = (
        ImportField("unit", heads=("发布单位",), picker="unit", required=True),
        ImportField("kind", heads=("类别",), default=WorkingRule.Kind.DETAILED),
        ImportField("code", heads=("编码",), required=True),
        ImportField("title", heads=("名称", "制度名称"), required=True),
        ImportField("edition", heads=("版次",), default=1),
        ImportField("document_number", heads=("文号",)),
        ImportField("effective_on", heads=("施行日期",), required=True),
        ImportField("change_note", heads=("修订说明",)),
        ImportField("text", heads=("正文",)),
        ImportField("duties_text", heads=("岗位职责",), help="先写一行【岗位】，下面一行一条：内容｜频次｜依据"),
    )
    key = ("unit", "code", "edition")
    ignored_heads = ("涉及岗位", "发布日期", "失效日期", "附件", "状态", "效力")
    notes = ("一行是一项规范的一个版次；导入后是草稿，核对后逐项发布。",)
    constraint_texts = {"one_rule_per_edition": "这个编码的这一版已经有了"}

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[Any]:
        """What is handed down from above too, so that an exported sheet makes no doubles."""
        return ledger.rows(user).filter(voided_at__isnull=True)

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        try:
            read(row.get("duties_text", ""))
        except Unreadable as trouble:
            row.refuse("duties_text", str(trouble))

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        row.record.derive()

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        for row in rows:
            keep_duties(row.record)

    @classmethod
    def before_undo(cls, records: Sequence[Any], by: User) -> None:
        for record in records:
            record.duties.all().delete()
