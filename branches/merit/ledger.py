"""党务干部考核 and 激励: what the party offices say about an officer's work."""

from __future__ import annotations

from branches.cadres.forms import AppraisalForm, IncentiveForm
from branches.cadres.importer import AppraisalImporter, IncentiveImporter
from branches.cadres.officers import NAME, NUMBER, SIGNED, UNIT
from branches.merit.models import Appraisal, Incentive
from organisation.powers import PARTY_OFFICE
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
from records.ui.number_format import format_number

SCORE = Column("score", label="得分", value=lambda one: format_number(one.score), sort="score")


@register
class Appraisals(Ledger[Appraisal]):
    model = Appraisal
    slug = "cadre-appraisals"
    title = "党务干部考核"
    noun = "考核"
    icon = "clipboard-check"
    help = "只有所在党委和上级党委的人员能看，本人在自己的卡片上看自己的结果。"
    columns = (
        section(
            "",
            NAME,
            page_only(UNIT),
            sheet_only(NUMBER),
            "year",
            off_sheet(Column("grade", colours=Appraisal.COLOURS)),
            SCORE,
            sheet_only("grade", Column("opinion", width=40)),
            "appraised_by",
            "appraised_on",
            page_only("opinion"),
        ),
        UNIT,
    )
    search = ("person__name", "person__pinyin")
    filters = ("unit", "year", "grade", "appraised_on")
    ordering = ("-appraised_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = AppraisalForm
    importer = AppraisalImporter
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sheet = Sheet("党务干部考核台账", signatures=SIGNED)


@register
class Incentives(Ledger[Incentive]):
    model = Incentive
    slug = "cadre-incentives"
    title = "党务干部激励"
    noun = "激励"
    icon = "award"
    help = "评优、表彰、津贴、晋升推荐；津贴只登记事项，不登记金额。本人在自己的卡片上能看自己的。"
    columns = (
        section(
            "",
            Column("name", link=True, width=28),
            table_only(NAME),
            off_sheet(Column("kind", colours={"honour": "orange", "commendation": "green"})),
            hidden(table_only("note")),
            Column("level", colours={}),
            "granted_on",
            page_only(Column("whom", label="对象"), UNIT),
            sheet_only(Column("person__name", label="对象（团队/个人）"), NUMBER),
            hidden(Column("publicity", label="公示起止", width=24)),
            "document_number",
            off_table(Column("note", width=30)),
        ),
        sheet_only("files_text", "kind"),
        UNIT,
    )
    search = ("name", "person__name", "person__pinyin", "document_number")
    filters = ("unit", "kind", "level", "granted_on")
    ordering = ("-granted_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = IncentiveForm
    importer = IncentiveImporter
    attachments = True
    create_power = edit_power = void_power = import_power = PARTY_OFFICE
    sheet = Sheet("荣誉表彰台账", signatures=SIGNED)
