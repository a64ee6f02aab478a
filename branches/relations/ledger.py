"""组织关系转接: proposed when a temporary branch becomes a regular one; the home side confirms each."""

from __future__ import annotations

from branches.relations.models import RELATION_STATES, RelationTransfer
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_page, off_sheet, page_only, register, section

NAME = Column("person__name", label="姓名", link=True)


@register
class RelationTransfers(Ledger[RelationTransfer]):
    model = RelationTransfer
    slug = "relation-transfers"
    no_import = "written by the step that turns a branch into a regular one; each line waits for the home side to act"
    title = "组织关系转接"
    noun = "转接"
    icon = "arrow-right-left"
    help = "临时党支部改设党支部时逐人确认组织关系转接；不确认的，组织关系不变。"
    columns = (
        section(
            "",
            NAME,
            page_only(Column("unit__name", label="临时党支部")),
            off_sheet(hidden("home_unit")),
            off_page("unit"),
            "home_branch",
            page_only(Column("target__name", label="转入党支部")),
            off_page("target"),
            "proposed_on",
            off_sheet(hidden("decided_at", "reason")),
        ),
        Column("state", colours=RELATION_STATES),
    )
    search = ("person__name", "person__pinyin", "unit__name", "target__name")
    filters = ("unit", "home_branch", "proposed_on")
    ordering = ("-proposed_on", "-id")
    related = ("person", "home_branch", "home_unit", "target")
    unit_tree = "unit"
    sheet = Sheet("党员组织关系转接名单", signatures=("转出党支部", "转入党支部"))

    def heading(self, record: RelationTransfer) -> str:
        return str(record)
