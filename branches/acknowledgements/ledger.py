"""岗位职责签收表 (system 11): who has to know which rule, and who has said so."""

from __future__ import annotations

from django.http import HttpRequest

from branches.acknowledgements.models import Acknowledgement
from records.exports import Sheet
from records.ledger import (
    Column,
    Ledger,
    hidden,
    off_page,
    off_sheet,
    page_only,
    register,
    section,
    sheet_only,
    table_only,
)


@register
class Acknowledgements(Ledger[Acknowledgement]):
    model = Acknowledgement
    slug = "acknowledgements"
    no_import = "signed by the holder of the post in person; nobody signs for another, a sheet even less"
    title = "岗位职责签收"
    noun = "签收"
    icon = "file-check-2"
    help = "发布新版或者换人任职时，系统自动要求签收；本人在“我的职责”里签收。"
    columns = (
        sheet_only(Column("unit", label="党组织", width=24)),
        section(
            "",
            Column("person", link=True),
            Column("role", colours={}),
            off_sheet("unit"),
            page_only("rule"),
            off_page(Column("rule__title", label="工作规范", width=32), "rule__edition"),
            hidden(Column("rule__unit", width=18)),
            page_only("rule__effective_on"),
            "asked_on",
            table_only(Column("waiting_text", label="已等待", sort="asked_on")),
            "signed_at",
            off_page(Column("state", colours=Acknowledgement.STATE_COLOURS)),
            hidden(table_only(Column("unit__parent", label="上级党组织")), "remark"),
        ),
    )
    search = ("person__name", "person__pinyin", "rule__title")
    search_hint = "姓名、规范名称（支持拼音首字母）"
    filters = ("unit", "role", "rule", "asked_on", "signed_at")
    ordering = ("-asked_on", "-id")
    related = ("person", "rule", "rule__unit", "post")
    unit_tree = "unit"
    detail_template = "branches/acknowledgements/acknowledgement.html"
    panels = ("branches/acknowledgements/_asked_duties.html",)
    sheet = Sheet("岗位职责签收表", signatures=("负责人", "填表人"))

    def detail_context(self, request: HttpRequest, record: Acknowledgement) -> dict[str, object]:
        return {"asked": record}
