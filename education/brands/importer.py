"""文化建设卡 from Excel: comes in as drafts, because whatever is shown is reviewed first (SE-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet

from education.brands.models import BrandCard
from education.brands.workflow import TEXTS
from organisation.units.models import Unit, UnitQuerySet
from records import secrecy
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.ledger.base import Ledger


def running_branches(units: UnitQuerySet) -> UnitQuerySet:
    return units.filter(kind__in=Unit.TEMPORARY_BRANCHES)


class BrandCardImporter(Importer[BrandCard]):
    fields = (
        ImportField("team_name", heads=("队名",), required=True),
        ImportField("motto", heads=("队训",), required=True),
        ImportField("song", heads=("队歌",)),
        ImportField("call_sign", heads=("队号",)),
        ImportField("brand_name", heads=("品牌名称",), required=True),
        ImportField("meaning", heads=("释义",), required=True),
        ImportField("designer", heads=("设计人",)),
        ImportField("used_since", heads=("启用日期",), required=True),
        ImportField("unit", heads=("所属临时党支部", "党支部"), picker="unit", required=True, within=running_branches),
        ImportField("lyrics", heads=("歌词",)),
    )
    key = ("unit", "brand_name", "used_since")
    ignored_heads = ("图片", "审查人", "停用日期", "审核状态", "状态")
    notes = ("一行是一张品牌卡；导入后是草稿，补上图片后提交单位审查。",)

    @classmethod
    def existing(cls, ledger: Ledger, user: User) -> QuerySet[BrandCard]:
        """Cards one may only look at too, so that an exported sheet makes no doubles."""
        return ledger.rows(user).filter(voided_at__isnull=True)

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        for name in TEXTS:
            if secrecy.in_text(str(row.get(name, ""))):
                row.refuse(name, secrecy.TEXT_REFUSAL)
