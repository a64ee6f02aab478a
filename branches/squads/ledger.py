"""党员突击队名册: filed with the unit, its milestones, its flag, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.squads.forms import NewSquadForm, SquadForm
from branches.squads.importer import SquadImporter
from branches.squads.models import SQUAD_STATES, AssaultTeam, SquadMember
from organisation.people.phones import may_reveal
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, hidden, off_sheet, off_table, page_only, register, section, sheet_only
from records.templatetags.ui import mask_phone


def _phone(squad: Any) -> str:
    return mask_phone(squad.liaison.phone) if squad.liaison else ""


def _yes(text: str) -> str:
    return "是" if text else "否"


def _in_order(members: Iterable[SquadMember]) -> list[SquadMember]:
    """Captain, commissar and liaison first, those who left last."""
    duties = ("队长", "政委", "联络员")
    order = {duty: place for place, duty in enumerate(duties)}
    return sorted(members, key=lambda one: (one.left_on is not None, order.get(one.duty.split("、")[0], 9), one.pk))


KIND = Column("kind", colours={})
PHONE = Column("liaison__phone", label="联系电话", value=_phone, sort="")
INNER = Column("joint_inside", label="是否跨内部单位联合", value=lambda squad: _yes(squad.inner_units), sort="")
OUTER = Column("joint_outside", label="是否跨外部单位联合", value=lambda squad: _yes(squad.outer_units), sort="")
PROGRESS = Column("progress", label="里程碑进展", value=lambda squad: squad.progress, sort="")
FILING = Column("filing", label="备案情况", value=lambda squad: squad.filing, sort="")
SECRECY = Column("classification", colours={"internal": "blue"})


@register
class Squads(Ledger[AssaultTeam]):
    model = AssaultTeam
    slug = "squads"
    title = "党员突击队台账"
    noun = "突击队"
    icon = "flag"
    help = "突击队不是党组织：可以吸收入党积极分子和群众，队长不一定是书记，也不行使党支部的职权。"
    columns = (
        section("基本情况", hidden("number"), Column("name", link=True), KIND, off_sheet("unit")),
        off_sheet("leader_name"),
        section("基本情况", "formed_on", page_only(SECRECY, "task")),
        section("负责人", off_table("leader_name"), hidden("leader_organisation", "leader_post", "leader_position")),
        section("负责人", hidden("commissar_name")),
        hidden("liaison_name"),
        sheet_only(PHONE),
        section("人数", hidden("branch_count"), "party_count", hidden("total_count")),
        section("基本情况", off_table(INNER), hidden("inner_units"), off_table(OUTER), hidden("outer_units")),
        sheet_only(Column("task", width=40)),
        hidden(SECRECY),
        PROGRESS,
        section("授旗和誓师", off_sheet(hidden("flag_on")), page_only("flag_by", "flag_to", "flag_place")),
        section("授旗和誓师", off_sheet(hidden("oath_on")), page_only("oath_by", "oath_text")),
        off_sheet(hidden("filed_on")),
        section(
            "成效和评选",
            off_table(FILING),
            off_sheet(hidden("ended_on")),
            page_only("end_reason"),
            off_table(Column("results", width=30)),
            hidden("award"),
            page_only("awarded_on"),
        ),
        Column("state", colours=SQUAD_STATES),
        sheet_only(Column("unit", label="所属党支部")),
    )
    search = ("name", "number", "leader_name", "unit__name", "unit__pinyin")
    search_hint = "队名、编码、队长、支部（支持拼音首字母）"
    filters = ("unit", "kind", "state", "formed_on", "classification")
    ordering = ("-formed_on", "-id")
    related = ("leader", "liaison")
    unit_tree = "unit"
    form, create_form = SquadForm, NewSquadForm
    form_template = "branches/squads/form.html"
    detail_template = "branches/squads/squad.html"
    importer = SquadImporter
    attachments = True
    board = Board("突击队展示", "branches/squads/_card.html", icon="flag")
    create_power = edit_power = void_power = import_power = Power.LOG
    panels = ("branches/squads/_milestones.html", "branches/squads/_members.html")
    sheet = Sheet("党员突击队名册", signatures=("填表人", "负责人"))

    def detail_context(self, request: HttpRequest, record: AssaultTeam) -> dict[str, object]:
        user = user_of(request)
        open_for_plan = not record.is_over and not record.is_voided
        return {
            "milestones": list(record.milestones.not_voided().order_by("due_on", "pk")),
            "squad_members": _in_order(record.members.select_related("person", "branch", "squad")),
            "reveal": record.liaison is not None and may_reveal(user, record.liaison),
            "may_log": user.has_perm(Power.LOG, record),
            "plan_url": f"{reverse('milestones:create')}?squad={record.pk}" if open_for_plan else "",
        }
