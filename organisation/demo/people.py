"""Six hundred people, each with a home branch; those who hold posts get accounts."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.contrib.auth.hashers import make_password

from accounts.models.user import User
from organisation.demo import words
from organisation.demo.dice import dice, key
from organisation.naming import person_initials
from organisation.people.models import Person
from organisation.units.models import Unit

PASSWORD = "Portal-2026-demo"  # noqa: S105 – printed at every start, for demonstration data only
PEOPLE_PER_UNIT = 75


def home_people(unit: Unit, homes: list[Unit], count: int = PEOPLE_PER_UNIT) -> list[Person]:
    """People whose organisational affiliation lies in one of the unit's regular branches, saved."""
    draw = dice(f"people of {unit.code}")
    people = [_person(draw, unit, homes[number % len(homes)], f"{unit.code}{1001 + number}") for number in range(count)]
    return Person.objects.bulk_create(people)


def _person(draw: random.Random, unit: Unit, home: Unit, staff_number: str) -> Person:
    name, ethnicity = _name(draw)
    standing = draw.choices(list(Person.Standing), weights=(84, 7, 4, 5))[0]
    joined = date(draw.randint(1996, 2023), draw.choice((6, 7, 12)), draw.randint(1, 28))
    is_member = standing in (Person.Standing.FORMAL, Person.Standing.PROBATIONARY)
    return Person(
        id=key(draw),
        name=name,
        pinyin=person_initials(name),
        staff_number=staff_number,
        gender=draw.choices(list(Person.Gender), weights=(72, 28))[0],
        ethnicity=ethnicity,
        born_in=date(joined.year - draw.randint(20, 30), draw.randint(1, 12), 1),
        education_level=draw.choice(words.EDUCATION),
        standing=standing,
        joined_on=joined if is_member else None,
        formal_since=joined + timedelta(days=365) if standing == Person.Standing.FORMAL else None,
        home_branch=home,
        home_unit=unit,
        position=draw.choice(words.POSITIONS),
        phone=f"13{draw.randint(0, 9)}{draw.randint(10_000_000, 99_999_999)}",
    )


def _name(draw: random.Random) -> tuple[str, str]:
    if draw.random() < 0.02:
        return draw.choice(words.MINORITY)
    return draw.choice(words.SURNAMES) + draw.choice(words.GIVEN), "汉族"


def outside_people(unit: Unit, count: int) -> list[Person]:
    """Members of another group's unit who work in a joint branch."""
    draw = dice(f"outsiders of {unit.code}")
    people = []
    for number in range(count):
        person = _person(draw, unit, unit, f"{unit.code}{number + 1:03}")
        person.home_branch, person.standing = None, Person.Standing.FORMAL
        person.formal_since = person.formal_since or date(2018, 7, 1)
        people.append(person)
    return Person.objects.bulk_create(people)


class Accounts:
    """Gives accounts with one and the same password; hashing it once keeps the start quick."""

    def __init__(self) -> None:
        self.hash = make_password(PASSWORD)

    def open(self, person: Person, username: str) -> User:
        """An account for this person; an existing one is kept."""
        if person.user_id:
            return person.user  # type: ignore[return-value]
        user = User(username=username, name=person.name, staff_number=person.staff_number, password=self.hash)
        user.must_change_password = False
        user.save()
        Person.objects.filter(pk=person.pk).update(user=user)
        person.user = user
        return user
