"""Institute, eight units with two home branches each, one unit from outside, and everybody's officers."""

from __future__ import annotations

from dataclasses import dataclass, field

from organisation.demo import words
from organisation.demo.dice import days_ago
from organisation.demo.people import Accounts, home_people, outside_people
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.powers import Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit

SINCE = 900  # days for which everybody has held their post

INSTITUTE_STAFF = (
    ("yuan.shuji", Role.INSTITUTE_SECRETARY),
    ("yuan.zuzhi", Role.INSTITUTE_OFFICER),
    ("yuan.jijian", Role.INSTITUTE_DISCIPLINE),
    ("xitong.guanli", Role.ADMINISTRATOR),
    ("anquan.shenji", Role.AUDITOR),
)


@dataclass
class Institute:
    """The tree as far as the rest of the demonstration needs it."""

    root: Unit
    units: list[Unit] = field(default_factory=list)
    homes: dict[int, list[Unit]] = field(default_factory=dict)
    people: dict[int, list[Person]] = field(default_factory=dict)  # by unit, not yet sent anywhere
    outside: Unit | None = None
    outsiders: list[Person] = field(default_factory=list)
    accounts: Accounts = field(default_factory=Accounts)

    def take(self, unit: Unit, count: int) -> list[Person]:
        """The next people of the unit, formal members first; each is sent away once."""
        pool = self.people[unit.pk]
        taken, self.people[unit.pk] = pool[:count], pool[count:]
        return sorted(taken, key=lambda person: not person.may_vote)

    def appoint(self, person: Person, username: str, role: str, unit: Unit) -> None:
        self.accounts.open(person, username)
        open_post(person=person, role=role, unit=unit, by=None, starts_on=days_ago(SINCE))


def build() -> Institute:
    root = create_unit(
        name="中共二院委员会", short_name="二院党委", code="EY", kind=Unit.Kind.INSTITUTE, parent=None, by=None
    )
    institute = Institute(root)
    for number, (name, code) in enumerate(words.UNITS, 1):
        _unit(institute, number, name, code)
    institute.outside = create_unit(
        name="兄弟集团四院党委", short_name="兄弟集团四院", code="WAI-04", kind=Unit.Kind.EXTERNAL, parent=root, by=None
    )
    institute.outsiders = outside_people(institute.outside, 6)
    _institute_staff(institute)
    return institute


def _unit(institute: Institute, number: int, name: str, code: str) -> None:
    unit = create_unit(
        name=f"中共{name}委员会",
        short_name=f"{name}党委",
        code=code,
        kind=Unit.Kind.UNIT,
        parent=institute.root,
        by=None,
    )
    homes = [
        create_unit(
            name=f"{name}第{word}党支部", code=f"{code}-0{index}", kind=Unit.Kind.HOME_BRANCH, parent=unit, by=None
        )
        for index, word in enumerate("一二", 1)
    ]
    institute.units.append(unit)
    institute.homes[unit.pk] = homes
    institute.people[unit.pk] = _leaders_first(home_people(unit, homes))
    _unit_staff(institute, unit, number, homes)


def _leaders_first(people: list[Person]) -> list[Person]:
    """Ten formal members for the offices, then everybody as they come."""
    leaders = [person for person in people if person.may_vote][:10]
    return leaders + [person for person in people if person not in leaders]


def _unit_staff(institute: Institute, unit: Unit, number: int, homes: list[Unit]) -> None:
    secretary, officer, discipline, home = institute.take(unit, 4)
    institute.appoint(secretary, f"danwei{number}.shuji", Role.UNIT_SECRETARY, unit)
    institute.appoint(officer, f"danwei{number}.ganshi", Role.UNIT_OFFICER, unit)
    institute.appoint(discipline, f"danwei{number}.jijian", Role.UNIT_DISCIPLINE, unit)
    institute.appoint(home, f"danwei{number}.yuanzhibu", Role.HOME_SECRETARY, homes[0])


def _institute_staff(institute: Institute) -> None:
    people = institute.take(institute.units[0], len(INSTITUTE_STAFF))
    for person, (username, role) in zip(people, INSTITUTE_STAFF, strict=True):
        institute.appoint(person, username, role, institute.root)
