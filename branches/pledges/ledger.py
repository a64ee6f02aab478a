"""亮宣言、亮承诺: who promised what, whether it hangs on the wall, what became of it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from branches.pledges.forms import PledgeForm
from branches.pledges.importer import PledgeImporter
from branches.pledges.models import PLEDGE_STATES, Pledge
from organisation.powers import Power
from records import scope
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, Section, register
from records.ledger.filters import yes_no

NAME = Column("person__name", label="姓名", link=True)
KIND = Column("kind", tones={"year": "blue", "project": "purple", "post": "orange"})
STATE = Column("state", tones=PLEDGE_STATES)


def in_force(rows: Any, wanted: bool) -> Any:
    current = Pledge.objects.on_the_wall()
    return rows.filter(pk__in=current.values("pk")) if wanted else rows.exclude(pk__in=current.values("pk"))


@register
class Pledges(Ledger):
    model = Pledge
    slug = "pledges"
    title = "亮宣言亮承诺"
    noun = "承诺"
    icon = "megaphone"
    columns = (NAME, "title", "unit", KIND, "declaration", Column("kept", label="兑现"), STATE)
    hidden = ("content", "starts_on", "ends_on", "published_on", "fulfilment", "comments")
    search = ("person__name", "person__pinyin", "declaration", "content")
    search_hint = "姓名、拼音首字母、宣言或承诺"
    filters = ("unit", "kind", "starts_on")
    more_filters = {"in_force": yes_no("正在公开", in_force)}
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
        only=lambda rows: in_force(rows, True),
    )
    detail_template = "branches/pledges/pledge.html"
    panels = ("branches/pledges/_items.html",)
    sections = (
        Section(
            "承诺",
            (
                Column("person__name", label="承诺人"),
                "title",
                "unit",
                KIND,
                "declaration",
                "starts_on",
                "ends_on",
                "published_on",
            ),
        ),
    )
    sheet = Sheet("党员亮宣言亮承诺台账", signatures=("支部书记（签名）", "填表人（签名）", "报出时间"))
    sheet_columns = (
        Column("person__name", label="姓名"),
        Column("unit", width=24),
        "title",
        "kind",
        Column("declaration", width=24),
        Column("content", width=40),
        Column("fulfilment", width=36),
        Column("comments", width=24),
        "starts_on",
        "ends_on",
        "published_on",
        "state",
    )

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        public = record.state == Pledge.State.APPROVED and not record.is_voided
        return {
            "items": list(record.items.all()),
            "may_tell": public and scope.permits(request.user, Power.OWN, record),
            "may_judge": public and scope.permits(request.user, Power.PUBLISH, record),
        }
