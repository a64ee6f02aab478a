"""品牌卡台账 and the wall on which people look at them."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.http import HttpRequest

from accounts.current import user_of
from education.brands.forms import BrandCardForm
from education.brands.importer import BrandCardImporter
from education.brands.models import BrandCard
from education.brands.workflow import remarks
from organisation.powers import Power
from records import query_params
from records.exports import Sheet
from records.files import attachments
from records.ledger import Board, Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.filters import yes_no
from records.workflow import workflow_of

COPIED = ("unit", "brand_name", "team_name", "motto", "call_sign", "song", "lyrics", "meaning", "designer")
STANDING = Column("standing", label="使用情况", kind="tag", colours=BrandCard.STANDING_COLOURS)


def in_use(cards: QuerySet[Model], now: bool) -> QuerySet[Model]:
    return cards.filter(current_of__isnull=not now)


@register
class BrandCards(Ledger[BrandCard]):
    model = BrandCard
    slug = "brand-cards"
    title = "品牌卡台账"
    noun = "品牌卡"
    icon = "palette"
    help = "一项目一品牌：队名、队训、队歌、队号和它们的含义，单位审查通过后展示。"
    columns = (
        off_sheet(Column("brand_name", link=True)),
        section("", off_sheet("unit"), "team_name", Column("motto", width=24), off_sheet("call_sign"), hidden("song")),
        sheet_only("call_sign"),
        section("", off_table("brand_name")),
        section("释义", off_table(Column("meaning", width=40))),
        section("", hidden("designer"), "used_since"),
        off_sheet(STANDING),
        hidden("files_text"),
        section(
            "审查情况",
            page_only("submitted_at", "reviewed_at"),
            hidden("reviewer_name"),
            page_only("review_opinion"),
            off_sheet(hidden("replaced_on")),
        ),
        sheet_only(Column("unit", label="所属临时党支部", width=24)),
        off_sheet(hidden(Column("unit__parent", label="上级党组织"))),
        section("释义", off_table(Column("lyrics", width=28))),
        "state",
    )
    search = ("brand_name", "team_name", "motto", "unit__name", "unit__pinyin")
    search_hint = "品牌、队名、队训、支部（支持拼音首字母）"
    filters = ("unit", "used_since")
    more_filters = {"in_use": yes_no("现在使用", in_use)}
    ordering = ("-used_since", "-id")
    unit_tree = "unit"
    form = BrandCardForm
    detail_template = "education/brands/brand.html"
    importer = BrandCardImporter
    attachments = True
    board = Board("品牌墙", card="education/brands/_card.html")
    panels = ("education/brands/_others.html",)
    sheet = Sheet("文化建设卡", signatures=("审查人", "填表人"))

    def initial(self, request: HttpRequest) -> dict[str, object]:
        """A new look begins with the words of the one in use (``?after=``)."""
        used = query_params.named(request, "after", BrandCard.objects.visible_to(user_of(request)))
        return {name: getattr(used, name) for name in COPIED} if used else super().initial(request)

    def detail_context(self, request: HttpRequest, record: BrandCard) -> dict[str, object]:
        user = user_of(request)
        others = BrandCard.objects.visible_to(user).not_voided().filter(unit=record.unit_id).exclude(pk=record.pk)
        reviewing = any(move.judges for move in workflow_of(record).open_moves(record, user))
        return {
            "others": list(others.order_by("-used_since", "-id")[:10]),
            "cover": attachments.first_photos([record]).get(record.pk),
            "remarks": remarks(record) if reviewing else [],
            "reviewing": reviewing,
            "may_renew": bool(record.current_of_id) and user.has_perm(Power.LOG, record),
        }
