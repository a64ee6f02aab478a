"""表现情况台账: what branches told the home branches about their members."""

from __future__ import annotations

from typing import Any

from branches.performance.forms import PerformanceForm
from branches.performance.importer import PerformanceImporter
from branches.performance.models import NOTE_STATES, PerformanceNote
from records.exports import Sheet
from records.ledger import Column, Ledger, Section, register

NAME = Column("person__name", label="姓名", link=True)
HOME = Column("home_branch", label="原党组织")


@register
class PerformanceNotes(Ledger):
    model = PerformanceNote
    slug = "performance-notes"
    title = "表现情况台账"
    noun = "表现情况"
    icon = "file-user"
    help = "任务结束时，临时党支部向党员原党支部介绍每名党员的表现；送交后原党支部可以查看。"
    columns = (NAME, "unit", "title", HOME, "joined_on", "sent_at", Column("state", tones=NOTE_STATES))
    hidden = ("text", Column("home_unit", label="派出单位"))
    search = ("person__name", "person__pinyin", "unit__name", "unit__pinyin")
    search_hint = "姓名、支部（支持拼音首字母）"
    filters = ("unit", "home_branch", "joined_on")
    ordering = ("-created_at", "-id")
    related = ("person", "home_branch", "home_unit")
    unit_tree = "unit"
    form = PerformanceForm
    importer = PerformanceImporter
    sections = (
        Section(
            "",
            (
                Column("person__name", label="姓名"),
                Column("unit__name", label="临时党支部"),
                "title",
                "joined_on",
                Column("home_unit", label="派出单位"),
                HOME,
                "sent_at",
                "text",
            ),
        ),
    )
    sheet = Sheet("党员表现情况台账", signatures=("临时党支部书记", "原党支部书记"))
    sheet_columns = (
        Column("person__name", label="姓名"),
        Column("unit", label="现所在临时党组织", width=24),
        Column("title", label="党内职务"),
        Column("home_unit", label="派出单位"),
        HOME,
        Column("joined_on", label="进场日期"),
        Column("text", label="表现情况", width=60),
        "sent_at",
        "state",
    )

    def heading(self, record: Any) -> str:
        return f"{record.person.name} · {record.unit}"
