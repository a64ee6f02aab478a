"""Founding requests on their way: one at every desk."""

from __future__ import annotations

from branches.demo.world import World
from branches.founding.acts import file_request, report_request, return_request
from branches.founding.models import FoundingMember, FoundingRequest
from branches.projects.demo import entering
from organisation.demo.acting import acting
from organisation.demo.dice import days_ago
from organisation.demo.tree import Institute
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit

# (unit, project, how far it came)
ON_THE_WAY = (
    (0, "闽江口水文监测项目", "submitted"),
    (1, "昆仑山口冻土检测项目", "reported"),
    (2, "三亚海缆勘察项目", "reported"),
    (3, "毕节边坡监测项目", "returned"),
    (4, "漠河低温试验项目", "draft"),
)


def build(world: World) -> str:
    for number, name, state in ON_THE_WAY:
        _request(world.institute, world.institute.units[number], number, name, state)
    entering(world.institute.units[5], 90, "尚未成立党组织的赣江检测项目", days_ago(23))
    return f"成立申请 {len(ON_THE_WAY)} 份"


def _request(institute: Institute, unit: Unit, number: int, name: str, state: str) -> None:
    officer = _holder(unit, Role.UNIT_OFFICER)
    started = days_ago(9 + number)
    request = FoundingRequest.objects.create(
        unit=unit,
        project=entering(unit, number, name, started),
        name=f"{name}临时党支部",
        task_summary=f"{name}需在现场连续作业，人员来自本单位各部门，任务期内实行集中管理。",
        reason="为加强现场党的领导，发挥支部战斗堡垒作用，拟同步成立临时党支部，党员组织关系不转接。",
        headcount=26,
        starts_on=days_ago(-5),
        ends_on=days_ago(-150),
        author=officer.user,
    )
    members = [person for person in institute.take(unit, 9) if person.is_party_member]
    roles = ("secretary", "deputy_secretary", "organization_member", "", "", "", "", "", "")
    FoundingMember.objects.bulk_create(
        FoundingMember(request=request, person=person, proposed_role=role)
        for person, role in zip(members, roles, strict=False)
    )
    _carry(request, unit, officer, state)


def _carry(request: FoundingRequest, unit: Unit, officer: Person, state: str) -> None:
    """As far as it came, through the acts themselves."""
    if state == "draft":
        return
    request = file_request(request=request, by=acting(officer))
    secretary = acting(_holder(unit, Role.UNIT_SECRETARY))
    if state == "reported":
        report_request(request=request, by=secretary)
    if state == "returned":
        return_request(request=request, reason="请补充现场党员名单和拟任书记的简要情况", by=secretary)


def _holder(unit: Unit, role: str) -> Person:
    return Person.objects.select_related("user").get(posts__unit=unit, posts__role=role)
