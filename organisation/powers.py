"""Powers, roles, and the one table that maps a role to its powers.

A power is a bare word asked as ``user.has_perm("log", record)`` and stored as a guardian grant on a unit.
"""

from __future__ import annotations

from django.db import models


class Power(models.TextChoices):
    VIEW = "view", "查看"
    LOG = "log", "登记"
    OWN = "own", "办理本人事项"
    PUBLISH = "publish", "公开前审查"
    REVIEW = "review", "审核"
    REQUEST = "request", "报请"
    DECIDE = "decide", "批复"
    ROSTER = "roster", "名册管理"
    EXPORT = "export", "导出"
    INSPECT = "inspect", "监督检查"
    CARE = "care", "服务保障"
    CONFIDE = "confide", "知悉谈心和廉洁内容"
    REMIND = "remind", "督办提醒"
    ADMINISTER = "administer", "系统管理"
    AUDIT = "audit", "审计"


PARTY_OFFICE = Power.REMIND
"""Held by the party offices of institute, unit and temporary committee and by nobody in a branch: it also decides who
keeps what colleagues are not to read (selection, appraisal, incentives)."""

AT_WORK = (Power.LOG, Power.EXPORT)
"""Whoever holds one of these works with the people of a unit; a plain member reads its papers and looks at nobody."""


class Role(models.TextChoices):
    """Posts a person can hold. Temporary branches designate theirs (BR-08); they are never elected there."""

    INSTITUTE_SECRETARY = "institute_secretary", "院党委书记"
    INSTITUTE_OFFICER = "institute_officer", "院党委工作人员"
    INSTITUTE_DISCIPLINE = "institute_discipline", "院纪检干部"
    ADMINISTRATOR = "administrator", "系统管理员"
    AUDITOR = "auditor", "安全审计员"
    UNIT_SECRETARY = "unit_secretary", "院属单位党委书记"
    UNIT_OFFICER = "unit_officer", "院属单位党务干事"
    UNIT_DISCIPLINE = "unit_discipline", "院属单位纪检干部"
    HOME_SECRETARY = "home_secretary", "原党支部书记"
    COMMITTEE_SECRETARY = "committee_secretary", "临时党委书记"
    COMMITTEE_DEPUTY = "committee_deputy", "临时党委副书记"
    COMMITTEE_MEMBER_ABOVE = "committee_member_above", "临时党委委员"
    SECRETARY = "secretary", "书记"
    DEPUTY_SECRETARY = "deputy_secretary", "副书记"
    ORGANIZATION_MEMBER = "organization_member", "组织委员"
    PUBLICITY_MEMBER = "publicity_member", "宣传委员"
    DISCIPLINE_MEMBER = "discipline_member", "纪检委员"
    SECRECY_MEMBER = "secrecy_member", "保密委员"
    COMMITTEE_MEMBER = "committee_member", "委员"
    GROUP_LEADER = "group_leader", "党小组组长"
    MEMBER = "member", "党员"


BRANCH_COMMITTEE = (
    Role.SECRETARY,
    Role.DEPUTY_SECRETARY,
    Role.ORGANIZATION_MEMBER,
    Role.PUBLICITY_MEMBER,
    Role.DISCIPLINE_MEMBER,
    Role.SECRECY_MEMBER,
    Role.COMMITTEE_MEMBER,
)
"""Posts designated in the reply that founds a temporary branch (BR-08)."""


def office_title(role: str) -> str:
    """临时党支部书记: the post as office tables print it, where a bare 书记 might be anybody's."""
    label = str(Role(role).label)
    return f"临时党支部{label}" if role in BRANCH_COMMITTEE else label


OFFICES = (
    Role.INSTITUTE_SECRETARY,
    Role.UNIT_SECRETARY,
    Role.COMMITTEE_SECRETARY,
    Role.INSTITUTE_DISCIPLINE,
    Role.UNIT_DISCIPLINE,
    Role.INSTITUTE_OFFICER,
    Role.UNIT_OFFICER,
)
"""Posts in the party office of an institute, a unit or a temporary committee."""

PARTY_AFFAIRS = (*OFFICES, *BRANCH_COMMITTEE, Role.HOME_SECRETARY)
"""Whose holders are party-affairs officers (党务干部), the main post of several first."""

_P = Power
_READ = frozenset({_P.VIEW})
_MEMBER = _READ | {_P.OWN}
_COMMITTEE_MEMBER = _MEMBER | {_P.LOG, _P.EXPORT, _P.CARE}
_SECRETARY = _COMMITTEE_MEMBER | {_P.ROSTER, _P.CONFIDE, _P.INSPECT, _P.PUBLISH}
_UNIT_OFFICER = frozenset(
    {_P.VIEW, _P.REVIEW, _P.PUBLISH, _P.REQUEST, _P.ROSTER, _P.EXPORT, _P.INSPECT, _P.CARE, _P.REMIND}
)
_INSTITUTE_OFFICER = frozenset({_P.VIEW, _P.DECIDE, _P.EXPORT, _P.INSPECT, _P.CARE, _P.REMIND})
_DISCIPLINE = frozenset({_P.VIEW, _P.EXPORT, _P.INSPECT})

POWERS: dict[str, frozenset[Power]] = {
    Role.INSTITUTE_SECRETARY: _INSTITUTE_OFFICER,
    Role.INSTITUTE_OFFICER: _INSTITUTE_OFFICER,
    Role.INSTITUTE_DISCIPLINE: _DISCIPLINE,
    Role.ADMINISTRATOR: frozenset({_P.VIEW, _P.ROSTER, _P.EXPORT, _P.ADMINISTER}),
    Role.AUDITOR: frozenset({_P.AUDIT}),
    Role.UNIT_SECRETARY: _UNIT_OFFICER,
    Role.UNIT_OFFICER: _UNIT_OFFICER,
    Role.UNIT_DISCIPLINE: _DISCIPLINE,
    Role.HOME_SECRETARY: _READ | {_P.EXPORT},
    Role.COMMITTEE_SECRETARY: _UNIT_OFFICER - {_P.REQUEST},
    Role.COMMITTEE_DEPUTY: _UNIT_OFFICER - {_P.REQUEST},
    Role.COMMITTEE_MEMBER_ABOVE: frozenset({_P.VIEW, _P.EXPORT, _P.INSPECT, _P.CARE}),
    Role.SECRETARY: _SECRETARY,
    Role.DEPUTY_SECRETARY: _SECRETARY - {_P.CONFIDE},
    Role.ORGANIZATION_MEMBER: _COMMITTEE_MEMBER | {_P.ROSTER},
    Role.PUBLICITY_MEMBER: _COMMITTEE_MEMBER,
    Role.DISCIPLINE_MEMBER: _COMMITTEE_MEMBER | {_P.CONFIDE, _P.INSPECT},
    Role.SECRECY_MEMBER: _COMMITTEE_MEMBER | {_P.PUBLISH},
    Role.COMMITTEE_MEMBER: _COMMITTEE_MEMBER,
    Role.GROUP_LEADER: _MEMBER | {_P.LOG},
    Role.MEMBER: _MEMBER,
}
