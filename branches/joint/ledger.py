"""联建共建: partners, agreements, and the events in the office's six columns."""

from __future__ import annotations

import django_filters
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from branches.joint.forms import AgreementForm, JointForm, PartnerForm
from branches.joint.importer import AgreementImporter, JointImporter, PartnerImporter
from branches.joint.models import JOINT_FORMS, JointAgreement, JointBuilding, JointPartner
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, hidden, off_sheet, page_only, register, section, sheet_only
from records.ledger.filters import yes_no

FORM = Column("form", colours=JOINT_FORMS)
BRANCH = Column("unit", head="所属党支部")
DUE = Column("due", label="期限", value=lambda agreement: agreement.due, sort="ends_on")


def with_problem(events: QuerySet[Model], raised: bool) -> QuerySet[Model]:
    return events.filter(~Q(problem="") if raised else Q(problem=""))


@register
class Partners(Ledger[JointPartner]):
    model = JointPartner
    slug = "joint-partners"
    title = "共建方名录"
    noun = "共建方"
    icon = "handshake"
    columns = (
        section(
            "共建方",
            Column("name", link=True, width=24),
            Column("kind", colours={}),
            off_sheet("unit"),
            "contact",
            "since",
            hidden("remark"),
        ),
        sheet_only(BRANCH),
    )
    search = ("name", "unit__name", "unit__pinyin")
    filters = ("unit", "kind", "since")
    ordering = ("-since", "-id")
    unit_tree = "unit"
    form = PartnerForm
    importer = PartnerImporter
    detail_template = "branches/joint/partner.html"
    panels = ("branches/joint/_agreements.html", "branches/joint/_events.html")
    create_power = edit_power = void_power = import_power = Power.LOG
    sheet = Sheet("联建共建单位名录")

    def detail_context(self, request: HttpRequest, record: JointPartner) -> dict[str, object]:
        events = JointBuilding.objects.visible_to(request.user).not_voided().filter(partner=record)
        return {
            "agreements": list(record.agreements.not_voided().order_by("-ends_on", "-pk")),
            "joint_events": list(events.order_by("-held_on", "-id")[:20]),
            "may_log": request.user.has_perm(Power.LOG, record) and not record.is_voided,
        }


@register
class Agreements(Ledger[JointAgreement]):
    model = JointAgreement
    slug = "joint-agreements"
    title = "共建协议台账"
    noun = "共建协议"
    icon = "file-signature"
    columns = (
        sheet_only("partner"),
        section(
            "协议",
            Column("title", link=True, width=28),
            off_sheet("partner"),
            page_only("unit"),
            "signed_on",
            "starts_on",
            "ends_on",
            off_sheet(DUE),
            hidden("signed_by", "partner_signed_by"),
            page_only("closed_on"),
            hidden(Column("content", width=36)),
        ),
        hidden("closed_on"),
        BRANCH,
    )
    search = ("title", "partner__name", "unit__name", "unit__pinyin")
    filters = ("unit", "partner", "ends_on")
    ordering = ("-ends_on", "-id")
    related = ("partner",)
    unit_tree = "unit"
    form = AgreementForm
    importer = AgreementImporter
    attachments = True
    create_power = edit_power = void_power = import_power = Power.LOG
    sheet = Sheet("联建共建协议台账", signatures=("填表人", "支部书记"))


@register
class JointBuildings(Ledger[JointBuilding]):
    model = JointBuilding
    slug = "joint-buildings"
    title = "联建共建台账"
    noun = "共建活动"
    icon = "users-round"
    help = "已经登记过组织生活的，在那次活动里选共建方和形式就会列在这里，不用再填一遍。"
    columns = (
        section("活动", "held_on", "partner", FORM, Column("theme", link=True, width=36), "headcount"),
        section("成效", Column("result", width=36), hidden(Column("problem", width=28), "solved")),
        section("活动", BRANCH),
    )
    search = ("theme", "partner__name", "problem", "unit__name", "unit__pinyin")
    search_hint = "主题、共建方、难题、支部（支持拼音首字母）"
    filters = ("unit", "partner", "form", "held_on", "solved", "state")
    more_filters = {
        "partner_name": django_filters.CharFilter(field_name="partner__name", label="共建方名称"),
        "with_problem": yes_no("提出难题", with_problem),
    }
    ordering = ("-held_on", "-id")
    related = ("partner",)
    unit_tree = "unit"
    form = JointForm
    importer = JointImporter
    detail_template = "branches/joint/event.html"
    attachments = True
    board = Board("共建风采", "branches/joint/_card.html", lanes="form")
    create_power = edit_power = void_power = import_power = Power.LOG
    sheet = Sheet("联建共建台账", signatures=("填表人", "支部书记"))

    def detail_context(self, request: HttpRequest, record: JointBuilding) -> dict[str, object]:
        return {"source_url": source_url(record.source)}


def source_url(reference: str) -> str:
    """The page of the record behind an event; '' when there is none."""
    slug, _, key = reference.partition(":")
    try:
        return reverse(f"{slug}:detail", args=[key]) if key else ""
    except NoReverseMatch:
        return ""
