"""问题整改台账: source, problem, measures, who, by when, done, re-checked, struck off."""

from __future__ import annotations

from django.http import HttpRequest

from accounts.current import user_of
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.filters import either
from records.record_forms import RecordForm
from supervision.findings.forms import AnswerForm, FindingForm
from supervision.findings.importer import FindingImporter
from supervision.findings.models import Finding

ANSWERING = "填写整改情况"
STATE = Column("state", colours=Finding.STATE_COLOURS)
DUE = Column("due", label="期限", sort="due_on")
REPEATED = Column("repeat_text", label="重复", sort="repeats")


@register
class Findings(Ledger[Finding]):
    model = Finding
    slug = "findings"
    title = "问题整改台账"
    noun = "问题"
    icon = "wrench"
    help = "被检查单位填写整改情况并提交，检查单位复查后销号或退回。"
    columns = (
        section(
            "问题",
            off_sheet("number"),
            page_only("unit"),
            hidden("source", "found_on", off_sheet("inspecting_unit")),
            page_only("item"),
            off_sheet(Column("problem", link=True)),
            page_only("requirement", "due_on"),
        ),
        Column("unit", width=20),
        sheet_only(Column("problem", width=36)),
        off_sheet(hidden(Column("due_on", label="整改时限"))),
        section(
            "整改",
            off_table(Column("measures", width=32)),
            hidden("leader"),
            "responsible",
            sheet_only("due_on"),
            hidden("done_on"),
            off_table(Column("completion", width=28)),
        ),
        section("复查", page_only("submitted_at"), hidden("rechecker", "closed_on", off_sheet("refusals"))),
        section("复查", off_table("remark")),
        off_sheet(DUE, REPEATED, STATE, hidden(Column("inspection__number", label="检查编号"))),
    )
    search = ("number", "problem", "responsible", "leader", "unit__name", "unit__pinyin")
    search_hint = "编号、问题、责任人、单位（支持拼音首字母）"
    filters = ("unit", "source", "due_on", "responsible", "found_on", "inspecting_unit")
    more_filters = {
        "overdue": either("已逾期", lambda rows: rows.overdue()),
        "repeated": either("重复问题", lambda rows: rows.filter(repeats__gt=0)),
        "unsettled": either("未销号", lambda rows: rows.exclude(state=Finding.SETTLED)),
    }
    ordering = ("-found_on", "-id")
    related = ("inspecting_unit", "inspection")
    unit_tree = "unit"
    form = AnswerForm
    create_form = FindingForm
    form_template = "supervision/findings/form.html"
    detail_template = "supervision/findings/finding.html"
    importer = FindingImporter
    attachments = True
    board = Board("整改看板", "supervision/findings/_card.html", icon="square-kanban", lanes="state")
    create_power = void_power = import_power = Power.INSPECT
    panels = ("supervision/findings/_earlier.html",)
    sheet = Sheet("问题整改台账", signatures=("责任领导", "复核人"))

    def detail_context(self, request: HttpRequest, record: Finding) -> dict[str, object]:
        same = Finding.objects.visible_to(user_of(request)).of_item(record.unit_id, record.item_code)
        return {"earlier": list(same.exclude(pk=record.pk).order_by("-found_on", "-id")[:10])}

    def form_context(self, request: HttpRequest, form: RecordForm) -> dict[str, object]:
        """The branch does not change a problem, it answers one."""
        if form.instance._state.adding:
            return {}
        back = (self.heading(form.instance), self.url("detail", form.instance.pk))
        return {"title": ANSWERING, "crumbs": [("工作台", "/"), (self.title, self.url("list")), back, (ANSWERING, "")]}
