"""五必做记录, and of the same records the sheet 慰问台账."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.marks import flat
from welfare.care_acts.forms import ActForm
from welfare.care_acts.importer import ActImporter
from welfare.care_acts.models import Act
from welfare.must_items.fields import item_filter
from welfare.must_items.known import items
from welfare.must_items.models import MustItem

VISIT = "family"
WHOM = Column("whom", label="对象")
LEVEL = Column("level", colours={})
SATISFACTION = Column("satisfaction", colours={"content": "green", "fair": "blue", "not": "red"})


def page_of(other: type[Ledger]) -> tuple[Column, ...]:
    """The record's page as the other ledger shows it."""
    return page_only(tuple(one for one in flat(other.columns) if one.section is not None))


@register
class Acts(Ledger[Act]):
    model = Act
    slug = "acts"
    title = "五必做记录"
    noun = "五必做记录"
    icon = "heart-handshake"
    help = "心理疏导只登记时间、心理疏导服务方、人数和是否需要跟进，只有支部书记和纪检委员能看。"
    columns = (
        section("基本情况", off_table(Column("unit", head="党支部"), "item"), "done_on", page_only(LEVEL)),
        off_sheet(Column("item", link=True), "content"),
        sheet_only(Column("person", label="对象"), "recipients"),
        section("基本情况", off_sheet(WHOM), "headcount", off_table(Column("content", width=36))),
        LEVEL,
        section("落实", "cost", SATISFACTION, page_only("need__number"), hidden("provider", "follow_up")),
        off_sheet("unit"),
        section(
            "慰问", hidden("reason", "visit_kind", "visitors"), off_table("department"), hidden("gift_cost", "booked")
        ),
        section("落实", hidden("remark")),
    )
    search = ("content", "recipients", "person__name", "person__pinyin", "unit__name", "unit__pinyin")
    search_hint = "内容、对象、组织（支持拼音首字母）"
    filters = ("unit", "person", "level", "satisfaction", "done_on")
    more_filters = {"item": item_filter("类别", MustItem.Kind.ACT)}
    ordering = ("-done_on", "-id")
    related = ("person", "item")
    unit_tree = "unit"
    form = ActForm
    importer = ActImporter
    attachments = True
    create_power = edit_power = void_power = import_power = Power.CARE
    sheet = Sheet("五必做记录", signatures=("填表人", "支部书记"))

    def initial(self, request: HttpRequest) -> dict[str, object]:
        """A light names the act by its code."""
        act = items(MustItem.Kind.ACT).get(request.GET.get("act", ""))
        return super().initial(request) | ({"item": act.pk} if act else {})


@register
class Visits(Ledger[Act]):
    """慰问台账: drawn from 五必做; nothing is entered twice. Forms of the union print a diagnosis: it is left out."""

    model = Act
    slug = "visits"
    no_import = "a view on 五必做记录: the office's old sheets of visits are taken in there"
    title = "慰问台账"
    noun = "慰问"
    icon = "gift"
    help = "在五必做中登记“家属慰问”，这里自动列出。"
    columns = (
        Column("done_on", head="慰问日期"),
        Column("whom", label="被慰问人", link=True),
        "reason",
        "visit_kind",
        "visitors",
        hidden("department"),
        off_sheet("cost", "gift_cost"),
        sheet_only(Column("cost", label="慰问金额"), Column("gift_cost", label="慰问品金额")),
        "headcount",
        "booked",
        off_sheet("unit", hidden("content")),
        hidden("remark"),
        page_of(Acts),
    )
    # No searched columns: these rows are found under 五必做 already.
    filters = ("unit", "person", "done_on", "booked")
    ordering = ("-done_on", "-id")
    related = ("person", "item")
    unit_tree = "unit"
    attachments = True
    sheet = Sheet("慰问台账", signatures=("领款人", "小组长", "副主席", "主席"))

    def rows(self, user: scope.Asker, action: str = "view") -> QuerySet[Act]:
        return super().rows(user, action).filter(item__code=VISIT)
