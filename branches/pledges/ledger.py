"""亮宣言、亮承诺: who promised what, whether it hangs on the wall, what became of it."""

from __future__ import annotations

from django.http import HttpRequest

from branches.pledges.forms import PledgeForm
from branches.pledges.importer import PledgeImporter
from branches.pledges.models import PLEDGE_STATES, Pledge
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import (
    Board,
    Column,
    Ledger,
    hidden,
    off_page,
    off_sheet,
    page_only,
    register,
    section,
    sheet_only,
    table_only,
)
from records.ledger.filters import either

NAME = Column("person__name", label="姓名", link=True)
KIND = Column("kind", colours={"year": "blue", "project": "purple", "post": "orange"})
STATE = Column("state", colours=PLEDGE_STATES)


@register
class Pledges(Ledger[Pledge]):
    model = Pledge
    slug = "pledges"
    title = "亮宣言亮承诺"
    noun = "承诺"
    icon = "megaphone"
    columns = (
        NAME,
        section(
            "承诺",
            page_only(Column("person__name", label="承诺人")),
            sheet_only(Column("unit", width=24)),
            "title",
            off_sheet("unit"),
            KIND,
            Column("declaration", width=24),
            table_only(Column("kept", label="兑现")),
            off_page(hidden(Column("content", width=40))),
            sheet_only(Column("fulfilment", width=36), Column("comments", width=24)),
            hidden("starts_on", "ends_on", "published_on"),
        ),
        STATE,
        off_sheet(hidden("fulfilment", "comments")),
    )
    search = ("person__name", "person__pinyin", "declaration", "content")
    search_hint = "姓名、拼音首字母、宣言或承诺"
    filters = ("unit", "kind", "starts_on")
    more_filters = {"in_force": either("正在公开", lambda rows: rows.on_the_wall())}
    ordering = ("-starts_on", "-id")
    related = ("person",)
    unit_tree = "unit"
    form = PledgeForm
    importer = PledgeImporter
    create_power = edit_power = void_power = Power.OWN
    attachments = True
    board = Board(
        "承诺墙",
        card="branches/pledges/_card.html",
        icon="gallery-vertical-end",
        related=("person",),
        only=lambda rows: rows.on_the_wall(),
    )
    detail_template = "branches/pledges/pledge.html"
    panels = ("branches/pledges/_items.html",)
    sheet = Sheet("党员亮宣言亮承诺台账", signatures=("支部书记（签名）", "填表人（签名）", "报出时间"))

    def detail_context(self, request: HttpRequest, record: Pledge) -> dict[str, object]:
        public = record.state == Pledge.State.APPROVED and not record.is_voided
        return {
            "items": list(record.items.all()),
            "may_tell": public and scope.permits(request.user, Power.OWN, record),
            "may_judge": public and scope.permits(request.user, Power.PUBLISH, record),
        }
