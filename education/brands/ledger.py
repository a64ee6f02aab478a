"""品牌卡台账 and the wall on which people look at them."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest

from accounts.current import user_of
from education.brands.forms import BrandCardForm
from education.brands.importer import BrandCardImporter
from education.brands.models import BrandCard
from education.brands.workflow import remarks
from organisation.powers import Power
from records.exports import Sheet
from records.files import attachments
from records.ledger import Board, Column, Ledger, Section, register
from records.ledger.filters import yes_no

COPIED = ("unit", "brand_name", "team_name", "motto", "call_sign", "song", "lyrics", "meaning", "designer")
STANDING = Column("standing", label="使用情况", kind="tag", tones=BrandCard.STANDING_TONES)


def in_use(cards: Any, now: bool) -> Any:
    return cards.filter(current_of__isnull=not now)


@register
class BrandCards(Ledger):
    model = BrandCard
    slug = "brand-cards"
    title = "品牌卡台账"
    noun = "品牌卡"
    icon = "palette"
    help = "一项目一品牌：队名、队训、队歌、队号和它们的含义，单位审查通过后展示。"
    columns = (
        Column("brand_name", link=True),
        "unit",
        "team_name",
        "motto",
        "call_sign",
        "used_since",
        STANDING,
        "state",
    )
    hidden = (
        "song",
        "designer",
        "files_text",
        "reviewer_name",
        "replaced_on",
        Column("unit__parent", label="上级党组织"),
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
    sections = (
        Section("", ("unit", "team_name", "motto", "call_sign", "song", "brand_name", "designer", "used_since")),
        Section("释义", ("meaning", "lyrics")),
        Section("审查情况", ("submitted_at", "reviewed_at", "reviewer_name", "review_opinion", "replaced_on")),
    )
    panels = ("education/brands/_others.html",)
    sheet = Sheet("文化建设卡", signatures=("审查人", "填表人"))
    sheet_columns = (
        "team_name",
        Column("motto", width=24),
        "song",
        "call_sign",
        "brand_name",
        Column("meaning", width=40),
        "designer",
        "used_since",
        "files_text",
        "reviewer_name",
        Column("unit", label="所属临时党支部", width=24),
        Column("lyrics", width=28),
        "state",
    )

    def initial(self, request: HttpRequest) -> dict[str, Any]:
        """A new look begins with the words of the one in use (``?after=``)."""
        try:
            key = uuid.UUID(request.GET.get("after", ""))
        except ValueError:
            return super().initial(request)
        used = BrandCard.objects.visible_to(user_of(request)).filter(pk=key).first()
        return {name: getattr(used, name) for name in COPIED} if used else {}

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        user = user_of(request)
        others = BrandCard.objects.visible_to(user).living().filter(unit=record.unit_id).exclude(pk=record.pk)
        reviewing = record.state == "submitted" and user.has_perm(Power.REVIEW, record)
        return {
            "others": list(others.order_by("-used_since", "-id")[:10]),
            "cover": attachments.first_photos([record]).get(record.pk),
            "remarks": remarks(record) if reviewing else [],
            "reviewing": reviewing,
            "may_renew": bool(record.current_of_id) and user.has_perm(Power.LOG, record),
        }
