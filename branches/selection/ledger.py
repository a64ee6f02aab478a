"""党务干部选拔: from recommendation to the post."""

from __future__ import annotations

from django.http import HttpRequest

from branches.cadres.officers import NUMBER, SIGNED
from branches.selection.appointing import appointing_url
from branches.selection.forms import SelectionForm
from branches.selection.importer import SelectionImporter
from branches.selection.models import CadreSelection
from branches.selection.requirements import requirements
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import (
    Column,
    Ledger,
    hidden,
    off_sheet,
    off_table,
    page_only,
    register,
    section,
    sheet_only,
    table_only,
)


@register
class Selections(Ledger[CadreSelection]):
    model = CadreSelection
    slug = "cadre-selections"
    title = "党务干部选拔"
    noun = "选拔"
    icon = "user-round-plus"
    help = "单位推荐、单位审核、院党委决定；决定后一键办理任职，文号和人选自动带入。"
    columns = (
        sheet_only(Column("person__name", label="人选"), NUMBER, Column("unit", width=24)),
        section(
            "推荐",
            page_only("unit"),
            off_sheet(Column("person", link=True)),
            Column("role", colours={}),
            table_only("unit"),
            "full_time",
            off_table(Column("grounds", width=40)),
        ),
        hidden(table_only("decided_on")),
        section("办理", "submitted_at", hidden("reviewed_at"), "document_number", off_table("decided_on")),
        Column("state", colours=CadreSelection.STATE_COLOURS),
    )
    search = ("person__name", "person__pinyin", "document_number")
    filters = ("unit", "role", "full_time", "decided_on")
    ordering = ("-created_at", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = SelectionForm
    importer = SelectionImporter
    detail_template = "branches/selection/selection.html"
    create_power = edit_power = void_power = import_power = Power.REQUEST
    attachments = True
    sheet = Sheet("党务干部选拔台账", signatures=SIGNED)

    def detail_context(self, request: HttpRequest, record: CadreSelection) -> dict[str, object]:
        return {
            "hints": requirements(record),
            "taken_up": record.taken_up,
            "appointing_url": appointing_url(request, record),
        }
