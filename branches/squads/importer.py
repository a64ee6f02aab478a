"""党员突击队名册 from Excel. Rows come in as drafts: filing them is the branch's step, accepting them the unit's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from branches.secrecy.places import too_exact
from branches.squads.members import enlist, name_leader, recount
from branches.squads.models import AssaultTeam
from records.imports import Importer, ImportField, Row

if TYPE_CHECKING:
    from accounts.models.user import User

SECRET = re.compile("秘密|机密|绝密")
REFUSED = "本系统是非涉密系统，密级只能是公开或内部，请不要导入涉密内容"
COUNTED = ("branch_count", "party_count", "total_count")
UNLISTED = ("unlisted_branches", "unlisted_party", "unlisted_total")
TOLD = ("leader_organisation", "leader_post", "leader_position")
NAMED = ("leader", "commissar", "liaison")


class SquadImporter(Importer):
    """Numbers typed in the sheet belong to people on no list; once there is a list it is counted."""

    fields = (
        ImportField("name", heads=("突击队名称", "队名"), required=True),
        ImportField("kind", heads=("突击队类型", "类型"), default=AssaultTeam.Kind.OTHER),
        ImportField("formed_on", heads=("组建时间", "成立时间"), required=True),
        ImportField(
            "leader", heads=("负责人", "队长"), picker="colleagues", text_field="leader_name", keep=True, required=True
        ),
        ImportField("leader_organisation", heads=("负责人所在党组织",), keep=True),
        ImportField("leader_post", heads=("负责人党内职务",), keep=True),
        ImportField("leader_position", heads=("负责人行政或技术职务",), keep=True),
        ImportField("commissar", heads=("政委",), picker="colleagues", text_field="commissar_name", keep=True),
        ImportField("liaison", heads=("联络员",), picker="colleagues", text_field="liaison_name", keep=True),
        ImportField("branch_count", heads=("涉及党支部数",), keep=True),
        ImportField("party_count", heads=("参与党员数",), keep=True),
        ImportField("total_count", heads=("突击队总人数",), keep=True),
        ImportField("inner_units", heads=("内部联合单位",)),
        ImportField("outer_units", heads=("外部联合单位",)),
        ImportField("task", heads=("攻关任务简介", "任务"), required=True),
        ImportField("classification", heads=("密级",), default=AssaultTeam.Classification.INTERNAL),
        ImportField("results", heads=("任务完成情况及取得成效",), keep=True),
        ImportField("award", heads=("评选情况",), keep=True),
        ImportField("unit", heads=("所属党支部", "所属党组织", "党支部"), picker="unit", required=True),
    )
    key = ("unit", "name", "formed_on")
    ignored_heads = ("自动编码", "联系电话", "备案情况", "流程", "附件")
    notes = (
        "一行是一支突击队，导入后是草稿，核对后“报单位备案”。",
        "联系电话以人员卡片为准，不从表里读。",
        "密级只能写公开或内部。",
    )

    @classmethod
    def prepare(cls, row: Row, user: User) -> None:
        if SECRET.search(row.texts.get("classification", "")):
            row.refuse("classification", REFUSED)
        if found := too_exact(str(row.get("outer_units") or "")):
            row.refuse("outer_units", f"“{found}”太具体，请写中性名称")

    @classmethod
    def complete(cls, row: Row, user: User) -> None:
        squad: AssaultTeam = row.record
        if row.created and squad.party_count > squad.total_count:
            row.refuse("party_count", "参与党员数不能多于突击队总人数")

    @classmethod
    def after_save(cls, rows: Sequence[Row], by: User) -> None:
        """Those named are the first on the list; what the sheet left open about the leader is filled in."""
        for row in rows:
            if row.created:
                squad: AssaultTeam = row.record
                _name(squad)
                typed = [getattr(squad, name) for name in COUNTED]
                enlist(squad, [row.values[name] for name in NAMED if row.get(name)])
                _leave_over(squad, typed)


def _name(squad: AssaultTeam) -> None:
    told = {name: getattr(squad, name) for name in TOLD}
    name_leader(squad)
    for name, text in told.items():
        setattr(squad, name, text or getattr(squad, name))


def _leave_over(squad: AssaultTeam, typed: list[int]) -> None:
    """People the sheet counts and nobody lists here are kept as numbers."""
    for name, counted, number in zip(UNLISTED, COUNTED, typed, strict=True):
        setattr(squad, name, max(number - getattr(squad, counted), 0))
    squad.unlisted_total = max(squad.unlisted_total, squad.unlisted_party)
    squad.save(update_fields=[*UNLISTED, *TOLD, *(f"{name}_name" for name in NAMED), "updated_at"])
    recount(squad)
