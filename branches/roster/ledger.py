"""党员花名册（临时）: one line a membership, in the office's own columns."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils import timezone

from accounts.current import user_of
from branches.roster.importer import RosterImporter
from organisation.access import access_of
from organisation.memberships.models import MembershipQuerySet, TemporaryMembership
from organisation.people.models import STANDINGS
from organisation.powers import Power
from organisation.units.models import Unit
from records.exports import Sheet
from records.ledger import Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.ledger.filters import either, related_filter, yes_no
from records.templatetags.ui import mask_phone


def _status(membership: TemporaryMembership) -> str:
    return "已转出" if membership.has_left else "未转出"


def on_site(memberships: MembershipQuerySet, here: bool) -> MembershipQuerySet:
    """Those on site today, or those who have left."""
    today = memberships.on(timezone.localdate()).filter(unit__ended_on__isnull=True)
    return today if here else memberships.exclude(pk__in=today.values("pk"))


STATUS = Column("status", label="状态", value=_status, sort="")
PHONE = Column("person__phone", label="联系电话", value=lambda row: mask_phone(row.person.phone), sort="")
TITLE = Column("title", label="党内职务", value=lambda membership: membership.title or "党员", sort="title")
TYPE = Column("person__standing", label="党员类型", colours=STANDINGS)


@register
class Roster(Ledger[TemporaryMembership]):
    model = TemporaryMembership
    slug = "roster"
    title = "党员花名册（临时）"
    noun = "花名册"
    icon = "users"
    columns = (
        section("花名册", Column("person__name", label="姓名", link=True)),
        off_sheet(hidden("group", "ends_on")),
        hidden("person__gender", "person__ethnicity"),
        sheet_only("person__born_in"),
        hidden("person__education_level", "person__joined_on", "person__formal_since"),
        section("花名册", TYPE, Column("person__home_unit", label="派出单位")),
        sheet_only("person__workplace"),
        section("花名册", hidden(Column("person__home_branch", label="原党组织"))),
        section("花名册", page_only(Column("unit__name", label="现所在临时党组织"))),
        Column("unit", label="现所在临时党组织", width=24),
        section("花名册", off_table(Column("group", head="党小组/组别")), off_sheet(TITLE)),
        sheet_only(Column("title", label="党内职务")),
        hidden("person__position", PHONE),
        section("花名册", "starts_on", off_table("ends_on"), STATUS),
        sheet_only("person__remark"),
    )
    search = ("person__name", "person__pinyin", "person__staff_number")
    search_hint = "姓名、工号或拼音首字母"
    filters = ("unit", "group", "person__home_unit", "person__standing", "starts_on", "ends_on")
    more_filters = {
        "on_site": yes_no("在现场", on_site),
        "members": either("党员", lambda memberships: memberships.of_members()),
        "carrier": related_filter(Unit, "unit__temporary_branch__project__unit", "项目承担单位"),
    }
    ordering = ("-starts_on", "-id")
    related = ("person__home_unit",)
    unit_tree = "unit"
    importer = RosterImporter
    import_power = edit_power = create_power = void_power = Power.ROSTER
    detail_template = "branches/roster/membership.html"
    sheet = Sheet("临时党支部党员花名册")

    def detail_context(self, request: HttpRequest, record: TemporaryMembership) -> dict[str, object]:
        return {"may_open": access_of(user_of(request)).at(Power.VIEW, record.unit.path)}

    def heading(self, record: TemporaryMembership) -> str:
        return f"{record.person.name} · {record.unit}"
