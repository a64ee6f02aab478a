"""突击队里程碑: the sub-table of the squads' roster, and the board on which one sees what is under way."""

from __future__ import annotations

from django.http import HttpRequest

from branches.milestones.forms import MilestoneForm
from branches.milestones.importer import MilestoneImporter
from branches.milestones.models import MILESTONE_STATES, SquadMilestone
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.filters import either

DUE = Column("due", label="期限", value=lambda milestone: milestone.due, sort="due_on")


STATE = Column("state", colours=MILESTONE_STATES)


@register
class Milestones(Ledger[SquadMilestone]):
    model = SquadMilestone
    slug = "milestones"
    title = "突击队里程碑"
    noun = "里程碑"
    icon = "milestone"
    columns = (
        off_sheet(Column("plan", link=True)),
        section(
            "里程碑",
            Column("squad", label="突击队", head="突击队名称", width=20),
            page_only("unit"),
            off_table(Column("plan", width=36)),
            "due_on",
            off_sheet(DUE),
        ),
        off_sheet("reporter"),
        STATE,
        section("完成情况", hidden("done_on"), page_only("reporter"), hidden(Column("completion", width=36))),
        sheet_only("reporter"),
        Column("unit", head="所属党支部"),
    )
    search = ("plan", "squad__name", "unit__name", "unit__pinyin")
    search_hint = "里程碑、队名、支部（支持拼音首字母）"
    filters = ("unit", "squad", "state", "due_on")
    more_filters = {"overdue": either("已逾期", lambda rows: rows.overdue())}
    ordering = ("-due_on", "-id")
    related = ("squad",)
    unit_tree = "unit"
    form = MilestoneForm
    importer = MilestoneImporter
    attachments = True
    board = Board("里程碑看板", "branches/milestones/_card.html", icon="square-kanban", lanes="state")
    create_power = edit_power = void_power = import_power = Power.LOG
    sheet = Sheet("党员突击队里程碑")

    def may_edit(self, user: scope.Asker, record: SquadMilestone) -> bool:
        return not record.squad.is_over and super().may_edit(user, record)

    def detail_context(self, request: HttpRequest, record: SquadMilestone) -> dict[str, object]:
        """In a squad that is over nothing moves any more."""
        return {"moves": []} if record.squad.is_over else {}
