"""Forty temporary branches in every state of life, with their projects, members and designated posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from branches.demo import manner
from branches.demo.manner import Manner
from branches.demo.sites import SITES
from branches.founding.found_branch import found_branch
from branches.life import demo as endings
from branches.life.demo import INSTITUTE
from branches.life.models import TemporaryBranch
from branches.projects import demo as projects
from branches.roster.acts import add_participant
from organisation.demo.acting import known
from organisation.demo.dice import days_ago, dice
from organisation.demo.tree import Institute
from organisation.groups.acts import form_group, lead_group, put_in_group
from organisation.groups.models import PartyGroup
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import end_post
from organisation.powers import Role
from organisation.units.acts import create_unit
from organisation.units.models import Unit

DISSOLVED, ARCHIVED, EXTENDED, DISSOLVING = range(34, 39), range(39, 40), (5, 17), (11,)
JOINT = (2, 9)
WITHOUT_FULL_TIME = (3, 17)  # key projects whose secretary has other work too
ALMOST_OVER, WITHOUT_SECRETARY = (4, 21), (13,)
UNDECIDED = (9, 15)  # six months are near, and nobody wrote down why it stays a temporary branch
COMMITTEE_POSTS = (
    Role.SECRETARY,
    Role.DEPUTY_SECRETARY,
    Role.ORGANIZATION_MEMBER,
    Role.PUBLICITY_MEMBER,
    Role.DISCIPLINE_MEMBER,
)


@dataclass
class Founded:
    """A branch and the people it was founded with."""

    branch: TemporaryBranch
    members: list[Person]
    groups: list[tuple[PartyGroup, list[Person]]] = field(default_factory=list)
    number: int = 0

    @property
    def manner(self) -> Manner:
        return manner.of(self.number)

    @property
    def unit(self) -> Unit:
        return self.branch.unit

    @property
    def secretary(self) -> Person:
        return self.members[0]


def build(institute: Institute) -> list[Founded]:
    committee = create_unit(
        name="中共川藏线试验队临时委员会", short_name="川藏线试验队临时党委", code="LW-01", kind=Unit.Kind.COMMITTEE,
        parent=institute.units[0], by=None, founded_on=days_ago(310),
    )  # fmt: skip
    founded = [_branch(institute, number, committee) for number in range(len(SITES))]
    _ends(founded)
    return founded


def _branch(institute: Institute, number: int, committee: Unit) -> Founded:
    draw = dice(f"branch {number}")
    unit = institute.units[number % len(institute.units)]
    key_project = number % 7 == 0 or number in WITHOUT_FULL_TIME
    project = projects.of_site(number, unit, *_days(number), key=key_project)
    size = (6, 9, 10, 12, 13, 14)[number % 6]
    team = institute.take(unit, size)
    members = [person for person in team if person.is_party_member]
    if number in JOINT:
        members += [institute.outsiders.pop() for _ in range(3)]
    parent = committee if number in (0, 8) else unit
    founded = project.started_on + timedelta(days=draw.randint(2, 12))
    branch = found_branch(
        name=f"{project.name}临时党支部",
        short_name=f"{SITES[number][0]}临时党支部",
        code=f"LZ-{project.started_on.year}-{number + 1:03}",
        parent=parent,
        project=project,
        founded_on=founded,
        by=known(INSTITUTE),
        joint=number in JOINT,
        document_number=f"院党委〔{founded.year}〕{number + 11}号",
        members=members,
        posts=_posts(institute, number, members),
        planned_end=project.planned_end,
        focus=f"围绕{SITES[number][2]}任务抓质量、保安全，设党员责任区 {draw.randint(2, 5)} 个。",
        long_term_decision="人员来自多个单位，组织关系不转接，经研究继续设临时党支部。"
        if number not in UNDECIDED
        else "",
    )
    for guest in (person for person in team if not person.is_party_member):
        add_participant(unit=branch.unit, person=guest, by=None, starts_on=branch.founded_on)
    return Founded(branch, members, _groups(branch.unit, members) if len(members) >= 11 else [], number)


def _days(number: int) -> tuple[date, date]:
    """First and last day planned for the project."""
    started = days_ago(40 + (number * 53) % 330 if number < DISSOLVED.start else 380 + number * 3)
    return started, days_ago(-12 - number) if number in ALMOST_OVER else days_ago(-60 - (number * 37) % 240)


def _posts(institute: Institute, number: int, members: list[Person]) -> list[tuple[Person, str, bool]]:
    """Committee for seven formal members and more, else secretary and deputy (BR-13, BR-14)."""
    formal = [person for person in members if person.may_vote]
    roles = COMMITTEE_POSTS if len(formal) >= 7 else COMMITTEE_POSTS[:2]
    posts = list(zip(formal, roles, strict=False))
    for person, role in posts:
        institute.accounts.open(person, f"zhibu{number + 1:02}.{_ACCOUNT[role]}")
    if number == 1:
        institute.accounts.open(formal[len(posts)], "zhibu02.dangyuan")
    return [(person, role, role == Role.SECRETARY and number % 7 == 0) for person, role in posts]


_ACCOUNT = {
    Role.SECRETARY: "shuji",
    Role.DEPUTY_SECRETARY: "fushuji",
    Role.ORGANIZATION_MEMBER: "zuzhi",
    Role.PUBLICITY_MEMBER: "xuanchuan",
    Role.DISCIPLINE_MEMBER: "jijian",
}


def _groups(unit: Unit, members: list[Person]) -> list[tuple[PartyGroup, list[Person]]]:
    """Two groups, each with its leader and its half of the members."""
    memberships = {
        m.person_id: m for m in TemporaryMembership.objects.filter(unit=unit).select_related("person", "unit")
    }
    half = len(members) // 2
    groups = []
    for name, part in (("第一党小组", members[:half]), ("第二党小组", members[half:])):
        group = form_group(unit=unit, name=name, by=None)
        for person in part:
            put_in_group(membership=memberships[person.pk], group=group, by=None)
        lead_group(group=group, person=next(person for person in part[1:] if person.may_vote), by=None)
        groups.append((group, part))
    return groups


def _ends(founded: list[Founded]) -> None:
    """Some were extended, some are being dissolved, some are over; one lost its secretary."""
    for number in EXTENDED:
        endings.extend(founded[number].branch)
    for number in DISSOLVING:
        endings.begin(founded[number].branch)
    for number in (*DISSOLVED, *ARCHIVED):
        one, over = founded[number], days_ago(20 + (number - DISSOLVED.start) * 18)
        endings.end(one.branch, one.members, over, f"院党委〔{over.year}〕{number + 71}号")
    for number in ARCHIVED:
        endings.archive(founded[number].branch)
    for number in WITHOUT_SECRETARY:
        post = founded[number].secretary.posts.get(role=Role.SECRETARY, ends_on=None)
        end_post(post=post, by=None, ends_on=days_ago(35), reason="调回本单位")
