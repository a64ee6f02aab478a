"""表现情况台账: what branches told the home branches about their members."""

from __future__ import annotations

from branches.performance.forms import PerformanceForm
from branches.performance.importer import PerformanceImporter
from branches.performance.models import NOTE_STATES, PerformanceNote
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_page, page_only, register, section, sheet_only, table_only

NAME = Column("person__name", label="姓名", link=True)
HOME = Column("home_branch", label="原党组织")


@register
class PerformanceNotes(Ledger[PerformanceNote]):
    model = PerformanceNote
    slug = "performance-notes"
    title = "表现情况台账"
    noun = "表现情况"
    icon = "file-user"
    help = "任务结束时，临时党支部向党员原党支部介绍每名党员的表现；送交后原党支部可以查看。"
    columns = (
        section(
            "",
            NAME,
            page_only(Column("unit__name", label="临时党支部")),
            off_page(Column("unit", head="现所在临时党组织", width=24)),
            hidden(table_only("text")),
            Column("title", head="党内职务"),
            page_only("joined_on"),
            hidden(Column("home_unit", label="派出单位")),
            HOME,
            off_page(Column("joined_on", label="进场日期")),
            sheet_only(Column("text", label="表现情况", width=60)),
            "sent_at",
            page_only("text"),
        ),
        Column("state", colours=NOTE_STATES),
    )
    search = ("person__name", "person__pinyin", "unit__name", "unit__pinyin")
    search_hint = "姓名、支部（支持拼音首字母）"
    filters = ("unit", "home_branch", "joined_on")
    ordering = ("-created_at", "-id")
    related = ("person", "home_branch", "home_unit")
    unit_tree = "unit"
    form = PerformanceForm
    importer = PerformanceImporter
    sheet = Sheet("党员表现情况台账", signatures=("临时党支部书记", "原党支部书记"))

    def heading(self, record: PerformanceNote) -> str:
        return f"{record.person.name} · {record.unit}"
