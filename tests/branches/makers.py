"""Rows for the contract tests that every ledger has to pass."""

from __future__ import annotations

from typing import Any

from branches.acknowledgements.models import Acknowledgement
from branches.areas.acts import place_keepers
from branches.areas.models import ResponsibilityArea
from branches.founding.found_branch import found_branch
from branches.founding.models import FoundingMember, FoundingRequest
from branches.life.models import TemporaryBranch
from branches.papers.models import IssuedPaper
from branches.performance.models import PerformanceNote
from branches.pledges.acts import write_items
from branches.pledges.models import Pledge
from branches.projects.models import Project
from branches.relations.models import RelationTransfer
from branches.rules.models import WorkingRule
from organisation.memberships.models import TemporaryMembership
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from tests.branches.founding.requests import form_data as request_data
from tests.cast import Cast, days_ago
from tests.making import maker


def project_of(cast: Cast, unit: Unit) -> Project:
    return cast.solar if unit == cast.second else cast.bridge


def someone(cast: Cast, unit: Unit, number: int) -> Person:
    """A formal member sent by the 院属单位 above ``unit``."""
    home = unit if unit.kind == Unit.Kind.UNIT else unit.parent
    return enrol_person(name=f"测试{number}号", by=None, home_unit=home, formal_since=days_ago(3000))


def person_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {"name": "新来的", "standing": "formal", "home_unit": unit.pk}


@maker("people", form_data=person_data, level="unit")
def make_person(cast: Cast, unit: Unit, number: int) -> Person:
    return someone(cast, unit, number)


@maker("roster")
def make_membership(cast: Cast, unit: Unit, number: int) -> TemporaryMembership:
    return TemporaryMembership.objects.create(
        person=someone(cast, unit, number), unit=unit, starts_on=days_ago(number % 40)
    )


@maker("posts")
def make_post(cast: Cast, unit: Unit, number: int) -> Post:
    return Post.objects.create(
        person=someone(cast, unit, number), unit=unit, role=Role.COMMITTEE_MEMBER, starts_on=days_ago(number % 40)
    )


def project_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "code": "XM-新",
        "name": "新项目",
        "phase": "entering",
        "started_on": str(days_ago(3)),
    }


@maker("projects", form_data=project_data, level="unit")
def make_project(cast: Cast, unit: Unit, number: int) -> Project:
    return Project.objects.create(
        unit=unit, code=f"XM-T{number}", name=f"第 {number} 个项目", started_on=days_ago(number % 40)
    )


@maker("temporary-branches", level="unit")
def make_branch(cast: Cast, unit: Unit, number: int) -> TemporaryBranch:
    return found_branch(
        name=f"第 {number} 临时党支部",
        code=f"T-{number}",
        parent=unit,
        project=project_of(cast, unit),
        founded_on=days_ago(number % 40),
        by=None,
    )


def founding_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return request_data(cast, unit=unit.pk, project=project_of(cast, unit).pk)


@maker("founding-requests", form_data=founding_data, level="unit")
def make_request(cast: Cast, unit: Unit, number: int) -> FoundingRequest:
    request = FoundingRequest.objects.create(
        unit=unit,
        project=project_of(cast, unit),
        name=f"第 {number} 临时党支部",
        task_summary="监测",
        reason="任务需要",
        starts_on=days_ago(-5),
        ends_on=days_ago(-90),
        state=FoundingRequest.State.SUBMITTED,
    )
    FoundingMember.objects.create(request=request, person=cast.liufang, proposed_role=Role.SECRETARY)
    return request


def area_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "area",
        "name": "一号机房责任区",
        "starts_on": str(days_ago(3)),
        "duties": "设备完好，环境整洁",
        "people": [cast.chenxiaodong.pk if unit == cast.jia.unit else cast.chensiyuan.pk],
    }


@maker("areas", form_data=area_data)
def make_area(cast: Cast, unit: Unit, number: int) -> ResponsibilityArea:
    area = ResponsibilityArea.objects.create(
        unit=unit, name=f"第 {number} 责任区", duties="设备完好", starts_on=days_ago(number % 40)
    )
    place_keepers(area, [someone(cast, unit, number)], area.starts_on)
    return area


def rule_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "duties",
        "title": "支委会成员工作职责",
        "code": "ZZ-01",
        "effective_on": str(days_ago(3)),
        "text": "第一条 支委会成员按分工履行职责。",
        "duties_text": "【书记】\n主持支部全面工作｜经常\n【纪检委员】\n监督纪律执行情况｜每月",
    }


@maker("working-rules", form_data=rule_data)
def make_rule(cast: Cast, unit: Unit, number: int) -> WorkingRule:
    """A published rule of the unit that asks nobody for a signature."""
    return WorkingRule.objects.create(
        unit=unit,
        code=f"ZZ-{number}",
        title=f"工作规范第 {number} 号",
        text="正文",
        effective_on=days_ago(number % 40),
        state=WorkingRule.State.PUBLISHED,
        published_on=days_ago(number % 40),
    )


@maker("acknowledgements")
def make_acknowledgement(cast: Cast, unit: Unit, number: int) -> Acknowledgement:
    """A holder of a post in the unit who has not signed yet."""
    post = make_post(cast, unit, number)
    return Acknowledgement.objects.create(
        post=post,
        person=post.person,
        unit=unit,
        role=post.role,
        rule=make_rule(cast, unit, number),
        asked_on=days_ago(number % 40),
    )


def note_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    member = cast.plain[0] if unit == cast.jia.unit else cast.chensiyuan
    return {"unit": unit.pk, "person": member.pk, "text": "按时参加组织生活，在现场带头完成检测任务。"}


@maker("performance-notes", form_data=note_data)
def make_note(cast: Cast, unit: Unit, number: int) -> PerformanceNote:
    person = make_membership(cast, unit, number).person
    return PerformanceNote.objects.create(unit=unit, person=person, text=f"第 {number} 份", state="sent")


@maker("relation-transfers", level="unit")
def make_transfer(cast: Cast, unit: Unit, number: int) -> RelationTransfer:
    return RelationTransfer.objects.create(
        unit=unit,
        person=someone(cast, unit, number),
        home_unit=unit,
        target=cast.home,
        proposed_on=days_ago(number % 40),
    )


def pledge_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "person": cast.chenxiaodong.pk if unit == cast.jia.unit else cast.chensiyuan.pk,
        "title": "测试工程师",
        "kind": "year",
        "declaration": "关键时刻看我的",
        "content": "1. 每周带教一次\n2. 不发生质量问题",
        "starts_on": str(days_ago(3)),
    }


@maker("pledges", form_data=pledge_data)
def make_pledge(cast: Cast, unit: Unit, number: int) -> Pledge:
    person = someone(cast, unit, number)
    TemporaryMembership.objects.create(person=person, unit=unit, starts_on=days_ago(60))
    pledge = Pledge.objects.create(
        unit=unit,
        person=person,
        declaration=f"第 {number} 个宣言",
        content="守住质量",
        starts_on=days_ago(number % 40),
        state=Pledge.State.APPROVED,
        published_on=days_ago(0),
    )
    write_items(pledge, pledge.lines)
    return pledge


def paper_data(cast: Cast, unit: Unit) -> dict[str, Any]:
    return {
        "unit": unit.pk,
        "kind": "other",
        "title": "关于做好外场工作的通知",
        "typed_number": "一部党〔2026〕5号",
        "issued_on": str(days_ago(1)),
    }


@maker("issued-papers", form_data=paper_data, level="unit")
def make_paper(cast: Cast, unit: Unit, number: int) -> IssuedPaper:
    return IssuedPaper.objects.create(
        unit=unit,
        document_number=f"测党〔2026〕{number}号",
        title=f"第 {number} 份通知",
        issued_on=days_ago(number % 40),
    )
