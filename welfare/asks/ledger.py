"""五必问记录: who asked whom about what, and what became of it."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from welfare.asks.forms import AskForm
from welfare.asks.importer import AskImporter
from welfare.asks.models import Ask
from welfare.must_items.fields import item_filter
from welfare.must_items.models import MustItem

NEED = (
    Column("need__number", label="需求编号"),
    Column("need__description", label="需求/问题", width=28),
    Column("need__level_unit", label="转办去向"),
    Column("need__due_on", label="办理时限"),
    Column("need__answer", label="反馈", width=28),
)
RESULT = Column("result", colours=Ask.RESULT_COLOURS)


@register
class Asks(Ledger[Ask]):
    model = Ask
    slug = "asks"
    title = "五必问记录"
    noun = "询问记录"
    icon = "message-circle-question-mark"
    help = "廉洁自律的询问只有支部书记和纪检委员能看；转为需求的，随需求上报到哪一级，哪一级才能看。"
    columns = (
        sheet_only(Column("unit", label="党支部")),
        "asked_on",
        sheet_only("asker_name"),
        section(
            "询问情况", page_only("unit"), Column("person", link=True), "item", page_only("asked_on", "asker_name")
        ),
        section("询问情况", RESULT, Column("note", width=36)),
        off_sheet("asker_name", "unit", hidden("created_at")),
        section("办理情况", NEED[0], off_table(*NEED[1:])),
    )
    search = ("person__name", "person__pinyin", "note", "asker_name", "unit__name", "unit__pinyin")
    search_hint = "姓名、情况、组织（支持拼音首字母）"
    filters = ("unit", "person", "result", "asked_on")
    more_filters = {"item": item_filter("必问类别", MustItem.Kind.ASK)}
    ordering = ("-asked_on", "-id")
    related = ("person", "item", "need")
    unit_tree = "unit"
    form = AskForm
    importer = AskImporter
    create_power = edit_power = void_power = import_power = Power.CARE
    panels = ("welfare/asks/_to_need.html",)
    sheet = Sheet("五必问记录", signatures=("询问人", "支部书记"))

    def heading(self, record: Ask) -> str:
        return str(record.title)

    def detail_context(self, request: HttpRequest, record: Ask) -> dict[str, object]:
        """One tap to the need of an answer that holds one, or to the form of it."""
        if record.has_need:
            return {"need_url": reverse("needs:detail", args=[record.need.pk])}
        open_to = record.result == Ask.Result.NEED and not record.is_voided
        may = open_to and scope.permits(user_of(request), Power.CARE, record)
        return {"raise_url": f"{reverse('needs:create')}?ask={record.pk}" if may else ""}
