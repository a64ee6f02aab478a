"""监督检查记录, in the columns of the paper record (EM-15)."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import (
    Column,
    Ledger,
    hidden,
    off_page,
    off_sheet,
    off_table,
    page_only,
    register,
    section,
    sheet_only,
    table_only,
)
from records.record_forms import RecordForm
from supervision.findings.models import Finding
from supervision.inspections.forms import InspectionForm
from supervision.inspections.importer import InspectionImporter
from supervision.inspections.models import Inspection
from supervision.inspections.reading import item_rows


@register
class Inspections(Ledger[Inspection]):
    model = Inspection
    slug = "inspections"
    title = "监督检查记录"
    noun = "检查记录"
    icon = "clipboard-list"
    help = "检查中发现的问题，完成检查后自动列入问题整改台账。"
    columns = (
        section(
            "检查情况",
            off_sheet(hidden("number")),
            off_table("day", Column("place", width=18)),
            table_only(Column("content", link=True)),
            Column("unit", width=20),
        ),
        sheet_only(Column("content", width=28)),
        section(
            "发现问题和处理意见", off_table(Column("problems", width=40), Column("opinion", width=32), "rectify_by")
        ),
        section("检查情况", Column("inspecting_unit", width=16), hidden("kind")),
        off_sheet("day", Column("state", colours=Inspection.STATE_COLOURS), Column("failed_count", label="问题")),
        hidden("inspectors"),
        section(
            "检查情况",
            off_sheet(hidden("planned_on", off_page("held_on", "place"), "check_list")),
            page_only("content", "inspectors"),
        ),
        off_sheet(hidden("passed_count", "rectify_by")),
        section(
            "签字", off_table("signed_by", "head_signed_by", "signed_on"), hidden("refused"), off_table("refusal_note")
        ),
        off_sheet(hidden("finished_at")),
    )
    search = ("number", "content", "place", "inspectors", "unit__name", "unit__pinyin")
    search_hint = "编号、内容、检查人、组织（支持拼音首字母）"
    filters = ("unit", "inspecting_unit", "day", "kind", "check_list", "refused")
    ordering = ("-day", "-id")
    related = ("inspecting_unit", "check_list")
    unit_tree = "unit"
    form = InspectionForm
    form_template = "supervision/inspections/form.html"
    detail_template = "supervision/inspections/inspection.html"
    importer = InspectionImporter
    attachments = True
    create_power = edit_power = void_power = import_power = Power.INSPECT
    panels = ("supervision/inspections/_results.html", "supervision/findings/_findings.html")
    sheet = Sheet("监督检查记录", signatures=("检查人", "被检查组织负责人（拒签注明）"))

    def detail_context(self, request: HttpRequest, record: Inspection) -> dict[str, object]:
        found = Finding.objects.visible_to(user_of(request)).not_voided().filter(inspection=record)
        return {"points": item_rows(record), "findings": list(found.order_by("number"))}

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, object]:
        record = form.instance
        return {
            "points_url": reverse("supervision:points") + ("" if record._state.adding else f"?inspection={record.pk}")
        }
