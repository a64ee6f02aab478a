"""On which days a branch of the demonstration meets, and for what."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from branches.area_scores.window import first_day as quarter_of
from branches.area_scores.window import last_day
from branches.demo.founded import WITHOUT_SECRETARY, Founded
from branches.demo.manner import Manner
from education.activities.kinds import Kind
from education.months import counting as months
from organisation.demo.dice import days_ago
from organisation.groups.models import PartyGroup
from organisation.people.models import Person

LEAST_FOR_COMMITTEE = 7  # formal members and more have a committee (BR-13)
SLACKNESS = 0.35  # how much of its meetings a slack branch leaves out
WITHOUT_LECTURE = (33,)
SECRETARY_LEFT = 35  # days ago, in the branches that have none: since then nobody calls a meeting

Meeting = tuple[str, date, PartyGroup | None, list[Person] | None]

# Kind → (day of the month, months of the year; none: every month)
PLAN: dict[str, tuple[int, tuple[int, ...]]] = {
    Kind.COMMITTEE_MEETING: (4, ()),
    Kind.PARTY_LECTURE: (6, (3, 6, 9, 12)),
    Kind.THEMED_PARTY_DAY: (9, ()),
    Kind.MEMBER_ASSEMBLY: (15, (2, 5, 8, 11)),
    Kind.DISCIPLINE_EDUCATION: (19, (1, 4, 7, 10)),
    Kind.TOPIC_STUDY: (24, (1, 3, 5, 7, 9, 11)),
    Kind.OATH_RENEWAL: (1, (7,)),
}
LIFE_MEETING = {Manner.STEADY: (10, 20), Manner.BUSY: (12, 3), Manner.SLACK: (12, 12)}  # month and day
ON_THEIR_DAY = (Kind.TOPIC_STUDY, Kind.OATH_RENEWAL)  # whoever comes later does not make them up


def meetings(draw: random.Random, one: Founded) -> Iterator[Meeting]:
    """From the founding to the end, or to yesterday. A slack branch leaves some out, so that lights have work to do."""
    until = one.branch.dissolved_on or days_ago(0)
    if one.number in WITHOUT_SECRETARY:
        until = days_ago(SECRETARY_LEFT)
    for meeting in _planned(draw, one, until):
        left_out = one.manner is Manner.SLACK and draw.random() < SLACKNESS
        if one.branch.founded_on < meeting[1] < until and not left_out:
            yield meeting


def _planned(draw: random.Random, one: Founded, until: date) -> Iterator[Meeting]:
    month = quarter_of(one.branch.founded_on)
    while month <= until:
        for kind in _kinds(one, month):
            yield kind, _day(draw, one, kind, month), None, None
        month_of_year, day_of_month = LIFE_MEETING[one.manner]
        if month.month == month_of_year and one.branch.founded_on < date(month.year, 7, 5):
            life_meeting = month + timedelta(days=day_of_month - 1 + draw.randint(0, 3))
            yield Kind.ORGANIZATION_LIFE_MEETING, life_meeting, None, None
        for group, people in one.groups:
            day = month + timedelta(days=11 + draw.randint(0, 5))
            yield Kind.GROUP_MEETING, _made_up(draw, one, day, _month_end(month)), group, people
        month = months.month_after(month)


def _kinds(one: Founded, month: date) -> Iterator[str]:
    for kind, (_, months_of_year) in PLAN.items():
        if months_of_year and month.month not in months_of_year:
            continue
        if kind == Kind.COMMITTEE_MEETING and len(one.members) < LEAST_FOR_COMMITTEE:
            continue
        if kind != Kind.PARTY_LECTURE or one.number not in WITHOUT_LECTURE:
            yield kind


def _day(draw: random.Random, one: Founded, kind: str, month: date) -> date:
    day, months_of_year = PLAN[kind]
    planned = month + timedelta(days=day - 1 + draw.randint(0, 3))
    if kind in ON_THEIR_DAY:
        return planned
    return _made_up(draw, one, planned, last_day(quarter_of(month)) if months_of_year else _month_end(month))


def _made_up(draw: random.Random, one: Founded, planned: date, last: date) -> date:
    """A branch founded after the planned day meets soon, as long as the month or quarter lasts."""
    if planned > one.branch.founded_on:
        return planned
    soon = one.branch.founded_on + timedelta(days=draw.randint(2, 9))
    return soon if soon <= last else planned


def _month_end(month: date) -> date:
    return months.month_after(month) - timedelta(days=1)
