"""需求台账: who needs what, who looks after it at which level, by when, and whether that will do."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from accounts.current import user_of
from organisation.powers import Power
from records import query_params
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section
from records.ledger.filters import either
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.needs.forms import NeedForm
from welfare.needs.importer import NeedImporter
from welfare.needs.models import Need

STATE = Column("state", colours=Need.STATE_COLOURS)
URGENCY = Column("urgency", colours=Need.URGENCY_COLOURS)
KIND, LEVEL = Column("kind", colours={}), Column("level", colours={})
RAISED_BY = Column("raised_by_name", label="提出人")
KINDS = {"thought": "mind", "work": "work", "leisure": "leisure", "growth": "growth"}


@register
class Needs(Ledger[Need]):
    model = Need
    slug = "needs"
    title = "需求台账"
    noun = "需求"
    icon = "hand-helping"
    help = "需求由支部、单位、院三级办理，上报到哪一级，哪一级才能看到。"
    columns = (
        section("需求", "number", page_only("unit", RAISED_BY), hidden("raised_on")),
        off_sheet(Column("description", link=True)),
        RAISED_BY,
        Column("unit", head="党支部", width=20),
        off_sheet(hidden(Column("due_on", label="办理时限"))),
        section("需求", KIND, URGENCY, off_table(Column("description", width=36))),
        section(
            "办理",
            LEVEL,
            hidden("level_unit"),
            "holder",
            off_table("due_on", Column("answer", width=32)),
            hidden("answered_on"),
        ),
        section("评价", hidden("satisfaction", "closed_on", "reopened")),
        off_sheet(Column("due", label="期限", sort="due_on")),
        STATE,
        section("需求", off_table("remark")),
    )
    search = ("number", "description", "raised_by_name", "raised_by__pinyin", "unit__name", "unit__pinyin")
    search_hint = "编号、内容、提出人、组织（支持拼音首字母）"
    filters = ("unit", "kind", "urgency", "level", "holder", "raised_on", "due_on")
    more_filters = {
        "overdue": either("已逾期", lambda rows: rows.overdue()),
        "unsettled": either("未办结", lambda rows: rows.exclude(state=Need.SETTLED)),
    }
    ordering = ("-raised_on", "-id")
    related = ("level_unit", "holder", "raised_by", "ask")
    unit_tree = "unit"
    form = NeedForm
    importer = NeedImporter
    detail_template = "welfare/needs/need.html"
    attachments = True
    create_power = edit_power = void_power = import_power = Power.CARE
    panels = ("welfare/needs/_hand_overs.html", "welfare/needs/_answering_acts.html")
    sheet = Sheet("需求台账", signatures=("填表人", "支部书记"))

    def heading(self, record: Need) -> str:
        return str(record.description)

    def initial(self, request: HttpRequest) -> dict[str, Any]:
        """From an answer (``?ask=``): who, when, what; nothing said in confidence is carried over."""
        asks = Ask.objects.visible_to(user_of(request)).not_voided().select_related("item")
        ask = query_params.named(request, "ask", asks)
        if ask is None:
            return super().initial(request)
        return {
            "from_ask": ask.pk,
            "unit": ask.unit_id,
            "raised_by": ask.person_id,
            "raised_on": timezone.localdate(),
            "kind": KINDS.get(ask.item.code, Need.Kind.OTHER),
            "description": "" if ask.confidential else ask.note[:500],
        }

    def detail_context(self, request: HttpRequest, record: Need) -> dict[str, object]:
        user = user_of(request)
        ask = Ask.objects.visible_to(user).filter(pk=record.ask_id).first() if record.ask_id else None
        answering = Act.objects.visible_to(user).not_voided().filter(need=record).select_related("item", "person")
        return {
            "from_ask": ask,
            "hand_overs": list(record.hand_overs.select_related("unit")),
            "answering": list(answering.order_by("done_on", "pk")),
        }
