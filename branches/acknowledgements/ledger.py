"""岗位职责签收表 (system 11): who has to know which rule, and who has said so."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from branches.acknowledgements.models import Acknowledgement
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register


@register
class Acknowledgements(Ledger):
    model = Acknowledgement
    slug = "acknowledgements"
    no_import = "signed by the holder of the post in person; nobody signs for another, a sheet even less"
    title = "岗位职责签收"
    noun = "签收"
    icon = "file-check-2"
    help = "发布新版或者换人任职时，系统自动要求签收；本人在“我的职责”里签收。"
    columns = (
        Column("person", link=True),
        Column("role", tones={}),
        "unit",
        Column("rule__title", label="工作规范"),
        Column("rule__edition", label="版次"),
        "asked_on",
        Column("waiting_text", label="已等待", sort="asked_on"),
        "signed_at",
        Column("state", tones=Acknowledgement.STATE_TONES),
    )
    hidden = (Column("rule__unit", label="发布单位"), Column("unit__parent", label="上级党组织"), "remark")
    search = ("person__name", "person__pinyin", "rule__title")
    search_hint = "姓名、规范名称（支持拼音首字母）"
    filters = ("unit", "role", "rule", "asked_on", "signed_at")
    ordering = ("-asked_on", "-id")
    related = ("person", "rule", "rule__unit", "post")
    unit_tree = "unit"
    detail_template = "branches/acknowledgements/acknowledgement.html"
    sections = (
        Section(
            "",
            (
                "person",
                "role",
                "unit",
                Column("rule", label="工作规范"),
                Column("rule__unit", label="发布单位"),
                Column("rule__effective_on"),
                "asked_on",
                "signed_at",
                "remark",
            ),
        ),
    )
    panels = ("branches/acknowledgements/_asked_duties.html",)
    sheet = Sheet("岗位职责签收表", signatures=("负责人", "填表人"))
    sheet_columns = (
        Column("unit", label="党组织", width=24),
        Column("person", label="姓名"),
        Column("role", label="岗位"),
        Column("rule__title", label="工作规范", width=32),
        Column("rule__edition", label="版次"),
        Column("rule__unit", label="发布单位", width=18),
        "asked_on",
        "signed_at",
        "state",
        "remark",
    )

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        return {"asked": record}
