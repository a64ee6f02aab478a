"""The lists that inspections of the demonstration look at."""

from __future__ import annotations

from accounts.models.user import User
from branches.demo.world import World
from organisation.demo.dice import at, days_ago
from organisation.people.models import Person
from organisation.powers import Role
from organisation.units.models import Unit
from supervision.check_lists.models import CheckItem, CheckList

DAILY = (
    "支委会、党员大会会议记录齐全，签到与实到人数一致",
    "“第一议题”学习及时，有记录有落实",
    "党课、主题党日按计划开展，照片留存完整",
    "党员学时登记及时，与活动记录一致",
    "党员责任区、责任岗已划分并在现场公示",
    "监督电话在现场醒目位置张贴",
    "谈心谈话覆盖全体党员",
    "上次检查发现的问题已整改到位",
)
SAFETY = (
    "应急预案在现场可以随时取用，人员知晓职责",
    "消防器材在有效期内，通道畅通",
    "夜间值班记录完整，交接清楚",
    "特种作业人员持证上岗",
    "宿营区用电、取暖符合规定",
    "车辆出场前检查记录齐全",
)


def build(world: World) -> str:
    """Two lists of the institute; the first is in its second edition."""
    root = world.institute.root
    author = officer_of(root).user
    old = _check_list(root, author, "党建工作日常检查表", "RC-01", 1, DAILY[:6], "retired", 400)
    CheckList.objects.filter(pk=old.pk).update(retired_on=days_ago(390))
    _check_list(root, author, "党建工作日常检查表", "RC-01", 2, DAILY, "active", 390)
    _check_list(root, author, "现场安全和应急检查表", "AQ-01", 1, SAFETY, "active", 390)
    return f"检查表 {CheckList.objects.count()} 版"


def _check_list(
    root: Unit, author: User | None, title: str, code: str, edition: int, texts: tuple[str, ...], state: str, age: int
) -> CheckList:
    made = CheckList.objects.create(
        unit=root, author=author, title=title, code=code, edition=edition, state=state, created_at=at(days_ago(age), 9)
    )
    CheckItem.objects.bulk_create(
        CheckItem(check_list=made, place=place, code=str(place), text=text) for place, text in enumerate(texts, 1)
    )
    return made


def in_force() -> tuple[CheckList, CheckList]:
    """The daily one and the one of safety."""
    active = CheckList.objects.filter(state=CheckList.State.ACTIVE)
    return active.get(code="RC-01"), active.get(code="AQ-01")


def officer_of(unit: Unit) -> Person:
    roles = (Role.UNIT_OFFICER, Role.INSTITUTE_OFFICER)
    return Person.objects.select_related("user").filter(posts__unit=unit, posts__role__in=roles).order_by("pk")[0]
