"""责任区/责任岗一览表: who answers for which part of the site, since when, and how well."""

from __future__ import annotations

from django.http import HttpRequest

from branches.areas.forms import AreaForm, NewAreaForm
from branches.areas.importer import AreaImporter
from branches.areas.models import AREA_KINDS, AREA_STATES, ResponsibilityArea
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, hidden, off_sheet, page_only, register, section, sheet_only

NAME = Column("name", link=True, width=24)
KIND = Column("kind", colours=AREA_KINDS)
KEEPERS = Column("keepers_text", label="责任党员")
STATE = Column("state", colours=AREA_STATES)
SCORES = ("self_score", "mutual_score", "appraisal_score")


@register
class Areas(Ledger[ResponsibilityArea]):
    model = ResponsibilityArea
    slug = "areas"
    title = "责任区责任岗"
    noun = "责任区（岗）"
    icon = "layout-grid"
    columns = (
        section("基本情况", NAME, off_sheet(KIND), "unit", off_sheet(hidden("place")), KEEPERS),
        section("履责", Column("duties", width=36), hidden(Column("promise", width=30), Column("result", width=30))),
        section("基本情况", off_sheet("starts_on", hidden("ends_on"))),
        STATE,
        sheet_only(Column("span", label="起止", width=24)),
        section("评分", page_only(Column("scored_in", label="评分季度")), hidden(*SCORES)),
        sheet_only("kind", "place"),
    )
    search = ("name", "keepers_text", "place")
    search_hint = "名称、范围或责任党员"
    filters = ("unit", "kind", "starts_on")
    ordering = ("-starts_on", "-id")
    unit_tree = "unit"
    form = AreaForm
    create_form = NewAreaForm
    importer = AreaImporter
    attachments = True
    board = Board("责任区看板", card="branches/areas/_card.html")
    panels = ("branches/areas/_keepers.html",)
    sheet = Sheet("党员责任区（责任岗）一览表", signatures=("支部书记（签名）", "填表人（签名）", "报出时间"))

    def detail_context(self, request: HttpRequest, record: ResponsibilityArea) -> dict[str, object]:
        return {"keepers": list(record.keepers.select_related("person").order_by("-starts_on", "-pk"))}
