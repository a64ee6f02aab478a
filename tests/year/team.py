"""高原观测试验队: ten people of 总体设计部, the offices above them, and the project they are sent to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from django.test import Client

from accounts.models.user import User
from branches.projects.models import Project
from organisation.people.acts import enrol_person
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit
from tests.cast import PASSWORD, signed_in

FORMAL, PROBATIONARY = Person.Standing.FORMAL, Person.Standing.PROBATIONARY
SETTLED = date(2020, 1, 1)
NAMES = {
    "feng": "冯启明", "chu": "褚卫东", "wei": "卫国栋", "jiang": "蒋晓岚", "shen": "沈立群", "han": "韩雪松",
    "yang": "杨柏林", "zhu": "朱子墨", "qin": "秦朗", "you": "尤佳宁",
}  # fmt: skip
WITH_ACCOUNT = ("feng", "chu", "jiang", "han")


@dataclass
class Team:
    """People by the keys of NAMES, and two who sit above them."""

    institute: Unit
    unit: Unit
    home: Unit
    project: Project
    officer: Person  # of the unit: asks, reviews, inspects
    chief: Person  # secretary of the unit: passes requests on
    above: Person  # of the institute: replies, extends, dissolves
    people: dict[str, Person] = field(default_factory=dict)

    def at(self, key: str) -> Client:
        """A fresh browser in which that person is signed in."""
        return signed_in({**self.people, "officer": self.officer, "chief": self.chief, "above": self.above}[key])

    def __getitem__(self, key: str) -> Person:
        return self.people[key]


def _person(name: str, unit: Unit, home: Unit | None, account: str = "", **more: object) -> Person:
    user = User.objects.create_user(account, PASSWORD, name=name) if account else None
    return enrol_person(
        name=name, by=None, home_unit=unit, home_branch=home, user=user,
        **{"standing": FORMAL, "joined_on": SETTLED, "formal_since": SETTLED, **more},
    )  # fmt: skip


def send_team() -> Team:
    """Everything that was there before 6 March."""
    institute = create_unit(name="二院党委", code="EY", kind=Unit.Kind.INSTITUTE, parent=None, by=None)
    unit = create_unit(name="总体设计部党委", code="ZT", kind=Unit.Kind.UNIT, parent=institute, by=None)
    home = create_unit(name="总体设计部第一党支部", code="ZT-01", kind=Unit.Kind.HOME_BRANCH, parent=unit, by=None)
    project = Project.objects.create(
        code="XM-GY", name="高原观测项目", unit=unit, started_on=date(2026, 3, 1), planned_end=date(2026, 6, 30),
        phase=Project.Phase.CARRYING_OUT,
    )  # fmt: skip
    team = Team(
        institute, unit, home, project, _person("程立", unit, None, "officer"), _person("顾安", unit, None, "chief"),
        _person("林静", institute, None, "above"),
    )  # fmt: skip
    for person, where, role in (
        (team.officer, unit, Role.UNIT_OFFICER),
        (team.chief, unit, Role.UNIT_SECRETARY),
        (team.above, institute, Role.INSTITUTE_OFFICER),
    ):
        open_post(person=person, unit=where, role=role, starts_on=SETTLED, document_number="任〔2020〕1号", by=None)
    for key, name in NAMES.items():
        standing = {"standing": PROBATIONARY, "joined_on": date(2025, 12, 1), "formal_since": None}
        more = standing if key == "qin" else {}
        team.people[key] = _person(name, unit, home, key if key in WITH_ACCOUNT else "", **more)
    return team
