"""Branches by the thousand under the eight units, each with a project, nine people and a secretary."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

from branches.life.models import TemporaryBranch
from branches.projects.models import Project
from organisation.demo import words
from organisation.demo.dice import days_ago, dice, key
from organisation.demo.people import Accounts
from organisation.memberships.models import TemporaryMembership
from organisation.naming import person_initials
from organisation.people.models import Person
from organisation.posts.acts import open_post
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit
from portal.demo.pour import next_key, pour

YEARS = 4
FOUNDED = days_ago(365 * YEARS)
MEMBERS = 9  # the first is the secretary, the last on probation
WITH_ACCOUNT = 3  # of the secretaries: jiance1.shuji, jiance2.shuji, …
ENDS_WITHIN = 700  # days from today over which the ends of the projects are spread

Named = tuple[uuid.UUID, str]


def build(count: int) -> list[int]:
    """The keys of the new units."""
    parents = list(Unit.objects.filter(kind=Unit.Kind.UNIT).order_by("pk"))
    first = next_key(Unit)
    units = list(range(first, first + count))
    people = _people(count * MEMBERS, parents)
    _units(units, parents)
    _branches(units, _projects(count, parents), people[::MEMBERS])
    _memberships(units, people)
    _secretaries(units, people[::MEMBERS])
    return units


def _units(keys: list[int], parents: list[Unit]) -> None:
    names = ("id", "name", "short_name", "code", "pinyin", "parent_id", "path")
    rows = []
    for number, pk in enumerate(keys):
        parent, name = parents[number % len(parents)], f"第{number + 1}监测项目"
        code, initials = f"LZ-M-{number:05}", f"d{number + 1}jcxmlsdzb"
        rows.append((pk, f"{name}临时党支部", f"{name}支部", code, initials, parent.pk, f"{parent.path}{pk}."))
    pour(Unit(kind=Unit.Kind.BRANCH, founded_on=FOUNDED), names, rows)


def _projects(count: int, parents: list[Unit]) -> list[uuid.UUID]:
    draw, rows = dice("large projects"), []
    for number in range(count):
        parent = parents[number % len(parents)]
        rows.append((key(draw), f"XM-M-{number:05}", f"第{number + 1}监测项目", parent.pk, _end(number)))
    pour(Project(started_on=FOUNDED), ("id", "code", "name", "unit_id", "planned_end"), rows)
    return [row[0] for row in rows]


def _end(number: int) -> date:
    return days_ago(0) + timedelta(days=1 + number % ENDS_WITHIN)


def _branches(units: list[int], projects: list[uuid.UUID], secretaries: list[Named]) -> None:
    draw = dice("large branches")
    template = TemporaryBranch(founded_on=FOUNDED, formal_count=MEMBERS - 1, probationary_count=1)
    rows = [
        (key(draw), unit, project, _end(number), secretary[1])
        for number, (unit, project, secretary) in enumerate(zip(units, projects, secretaries, strict=True))
    ]
    pour(template, ("id", "unit_id", "project_id", "planned_end", "secretary_name"), rows)


def _people(count: int, parents: list[Unit]) -> list[Named]:
    draw, rows = dice("large people"), []
    for number in range(count):
        name = draw.choice(words.SURNAMES) + draw.choice(words.GIVEN)
        standing = Person.Standing.FORMAL if (number + 1) % MEMBERS else Person.Standing.PROBATIONARY
        unit = parents[number // MEMBERS % len(parents)]
        rows.append((key(draw), name, person_initials(name), f"M{number:06}", str(standing), unit.pk))
    template = Person(joined_on=date(2015, 7, 1), formal_since=None)
    pour(template, ("id", "name", "pinyin", "staff_number", "standing", "home_unit_id"), rows)
    return [(row[0], row[1]) for row in rows]


def _memberships(units: list[int], people: list[Named]) -> None:
    rows = (
        (person, units[number // MEMBERS], "书记" if number % MEMBERS == 0 else "")
        for number, (person, _) in enumerate(people)
    )
    pour(TemporaryMembership(starts_on=FOUNDED), ("person_id", "unit_id", "title"), rows)


def _secretaries(units: list[int], people: list[Named]) -> None:
    """Posts for all; those with an account get it by the act that writes their rights."""
    pairs = [(person, unit) for (person, _), unit in zip(people, units, strict=True)]
    pour(Post(role=Role.SECRETARY, starts_on=FOUNDED), ("person_id", "unit_id"), pairs[WITH_ACCOUNT:])
    accounts = Accounts()
    for number, (person_id, unit_id) in enumerate(pairs[:WITH_ACCOUNT], 1):
        person = Person.objects.get(pk=person_id)
        accounts.open(person, f"jiance{number}.shuji")
        open_post(person=person, role=Role.SECRETARY, unit=Unit.objects.get(pk=unit_id), by=None, starts_on=FOUNDED)
