"""Partners, agreements and events of 联建共建 from Excel, each in the columns of its own ledger."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.utils import timezone

from branches.joint.acts import DEADLINE
from branches.joint.forms import ELSEWHERE, NEUTRAL, NOT_YET
from branches.joint.models import JointAgreement, JointBuilding, JointPartner
from branches.secrecy.places import too_exact
from records.imports import Importer, ImportField, Row
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User

BRANCH = ImportField("unit", heads=("所属党支部", "党支部", "所属党组织"), picker="unit", required=True)
PARTNER = ImportField("partner", heads=("共建方", "共建单位"), picker="own_partner", required=True)


class PartnerImporter(Importer):
    fields = (
        ImportField("name", heads=("共建方", "共建单位"), required=True),
        ImportField("kind", heads=("类别",), default=JointPartner.Kind.OTHER),
        ImportField("contact", heads=("对方联系人",)),
        ImportField("since", heads=("建立联系日期",), default=timezone.localdate),
        ImportField("remark", heads=("备注",)),
        BRANCH,
    )
    key = ("unit", "name")
    notes = ("共建方写中性名称，不写番号、代号和具体地点。",)

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        if found := too_exact(str(row.get("name") or "")):
            row.refuse("name", f"“{found}”{NEUTRAL}")


class AgreementImporter(Importer):
    fields = (
        PARTNER,
        ImportField("title", heads=("协议名称",), required=True),
        ImportField("signed_on", heads=("签订日期",), required=True),
        ImportField("starts_on", heads=("开始日期",), required=True),
        ImportField("ends_on", heads=("到期日期",), required=True),
        ImportField("signed_by", heads=("我方签订人",), required=True),
        ImportField("partner_signed_by", heads=("对方签订人",), required=True),
        ImportField("content", heads=("主要内容",)),
        ImportField("closed_on", heads=("终止日期",)),
    )
    key = ("partner", "title", "starts_on")
    ignored_heads = ("所属党支部", "期限")
    notes = ("共建方要先在“共建方名录”里登记。",)
    constraint_texts = {"agreement_ends_after_start": "到期日期不能早于开始日期"}

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        agreement: JointAgreement = row.record
        if row.get("partner"):
            agreement.unit = row.values["partner"].unit

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        record_changed({row.record.unit_id for row in rows}, DEADLINE)


class JointImporter(Importer):
    """Events that are another record keep that record's facts, whatever the sheet says."""

    fields = (
        ImportField("held_on", heads=("时间", "日期"), required=True),
        PARTNER,
        ImportField("form", heads=("形式",), required=True),
        ImportField("theme", heads=("主题",), required=True),
        ImportField("headcount", heads=("参加人数",), default=0),
        ImportField("result", heads=("成果",)),
        ImportField("problem", heads=("提出的难题",)),
        ImportField("solved", heads=("难题已解决",)),
        BRANCH,
    )
    key = ("unit", "held_on", "theme")
    notes = ("共建方要先在“共建方名录”里登记；形式写共享党课、共学理论、共解难题或共促发展。",)

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        event: JointBuilding = row.record
        if row.get("partner") and event.unit_id and row.values["partner"].unit_id != event.unit_id:
            row.refuse("partner", ELSEWHERE)
        if event.held_on and event.held_on > timezone.localdate():
            row.refuse("held_on", NOT_YET)
        if event.solved and not event.problem:
            row.refuse("problem", "难题已解决的，请写明是什么难题")
        if event.source and not row.created:
            stored = JointBuilding.objects.values_list("headcount", flat=True).get(pk=event.pk)
            if event.headcount != stored:
                row.refuse("headcount", "人数以对应的活动为准，请到那次活动里修改")
