"""党员突击队名册: filed with the unit, its milestones, its flag, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.squads.forms import NewSquadForm, SquadForm
from branches.squads.importer import SquadImporter
from branches.squads.models import SQUAD_STATES, AssaultTeam
from branches.squads.parts import SquadMember
from organisation.people.phones import may_reveal
from organisation.powers import Power
from records.exports import Sheet
from records.ledger import Board, Column, Ledger, Section, register
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


KIND = Column("kind", tones={})
PHONE = Column("liaison__phone", label="联系电话", value=_phone, sort="")
INNER = Column("joint_inside", label="是否跨内部单位联合", value=lambda squad: _yes(squad.inner_units), sort="")
OUTER = Column("joint_outside", label="是否跨外部单位联合", value=lambda squad: _yes(squad.outer_units), sort="")
PROGRESS = Column("progress", label="里程碑进展", value=lambda squad: squad.progress, sort="")
FILING = Column("filing", label="备案情况", value=lambda squad: squad.filing, sort="")
SECRECY = Column("classification", tones={"internal": "blue"})


@register
class Squads(Ledger):
    model = AssaultTeam
    slug = "squads"
    title = "党员突击队台账"
    noun = "突击队"
    icon = "flag"
    help = "突击队不是党组织：可以吸收入党积极分子和群众，队长不一定是书记，也不行使党支部的职权。"
    columns = (
        Column("name", link=True),
        KIND,
        "unit",
        "leader_name",
        "formed_on",
        "party_count",
        "total_count",
        PROGRESS,
        Column("state", tones=SQUAD_STATES),
    )
    hidden = (
        "number",
        "leader_organisation",
        "leader_post",
        "leader_position",
        "commissar_name",
        "liaison_name",
        "branch_count",
        "inner_units",
        "outer_units",
        SECRECY,
        "flag_on",
        "oath_on",
        "filed_on",
        "ended_on",
        "award",
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
    sections = (
        Section(
            "基本情况",
            ("number", "name", KIND, "unit", "formed_on", SECRECY, "task", INNER, "inner_units", OUTER, "outer_units"),
        ),
        Section("负责人", ("leader_name", "leader_organisation", "leader_post", "leader_position", "commissar_name")),
        Section("人数", ("branch_count", "party_count", "total_count")),
        Section("授旗和誓师", ("flag_on", "flag_by", "flag_to", "flag_place", "oath_on", "oath_by", "oath_text")),
        Section("成效和评选", (FILING, "ended_on", "end_reason", "results", "award", "awarded_on")),
    )
    panels = ("branches/squads/_milestones.html", "branches/squads/_members.html")
    sheet = Sheet("党员突击队名册", signatures=("填表人", "负责人"))
    sheet_columns = (
        "number",
        "name",
        "kind",
        "formed_on",
        "leader_name",
        "leader_organisation",
        "leader_post",
        "leader_position",
        "commissar_name",
        "liaison_name",
        PHONE,
        "branch_count",
        "party_count",
        "total_count",
        INNER,
        "inner_units",
        OUTER,
        "outer_units",
        Column("task", width=40),
        "classification",
        PROGRESS,
        FILING,
        Column("results", width=30),
        "award",
        "state",
        Column("unit", label="所属党支部"),
    )

    def detail_context(self, request: HttpRequest, record: Any) -> dict[str, Any]:
        user = user_of(request)
        open_for_plan = not record.is_over and not record.is_voided
        return {
            "milestones": list(record.milestones.living().order_by("due_on", "pk")),
            "squad_members": _in_order(record.members.select_related("person", "branch", "squad")),
            "reveal": record.liaison is not None and may_reveal(user, record.liaison),
            "may_log": user.has_perm(Power.LOG, record),
            "plan_url": f"{reverse('milestones:create')}?squad={record.pk}" if open_for_plan else "",
        }
