"""What a new house needs until its first branch stands, in the order in which one thing leads to the next."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count
from django.urls import reverse

from accounts.models.user import User
from branches.life.models import TemporaryBranch
from organisation.access import administers_house
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from portal.first_start.seats import SEATS


@dataclass(frozen=True)
class Thing:
    label: str
    help: str
    link: str
    url: str
    done: bool


INSTITUTE = (Role.INSTITUTE_SECRETARY, Role.INSTITUTE_OFFICER)
UNIT = (Role.UNIT_SECRETARY, Role.UNIT_OFFICER)


def _four_eyes() -> bool:
    """Some unit has two people, so that nobody judges what they handed in themselves (`records.other_hands`)."""
    holders = (
        Post.objects.not_over().filter(role__in=UNIT).values("unit").annotate(people=Count("person", distinct=True))
    )
    return holders.filter(people__gte=2).exists()


def next_things() -> list[Thing]:
    return [
        Thing(
            "录入院属单位和党支部", "有单位才有人员和账号", "导入党组织", reverse("units:import"),
            Unit.objects.filter(kind=Unit.Kind.UNIT).exists(),
        ),
        Thing(
            "导入人员", "按“党员信息”表导入，以后支部名册从这里选人", "导入人员", reverse("people:import"),
            Person.objects.count() > len(SEATS),
        ),
        Thing(
            "给院党委工作人员开账号、任职", "由他批复成立请示、督办各单位", "账号管理",
            reverse("administration:accounts"), Post.objects.not_over().filter(role__in=INSTITUTE).exists(),
        ),
        Thing(
            "给院属单位党委书记和党务干事开账号、任职", "一人登记项目、报请成立临时党支部，另一人审核上报", "账号管理",
            reverse("administration:accounts"), _four_eyes(),
        ),
        Thing(
            "成立第一个临时党支部", "单位登记项目并报请，院党委批复，支部就可以开始登记活动", "看操作手册",
            reverse("portal:help_page", args=["founding"]), False,
        ),
    ]  # fmt: skip


def things_for(user: User) -> list[Thing]:
    """For the workbench: nothing for others, nothing once a branch has been founded."""
    if not administers_house(user) or TemporaryBranch.objects.exists():
        return []
    return next_things()
