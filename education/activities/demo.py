"""A year of organisation life: meetings, lectures, party days, each with roll-call, votes, review and history."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal

from django.db.models.functions import Coalesce

from branches.demo.founded import Founded
from education.activities import demo_calendar as calendar
from education.activities import demo_review as review
from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance import roll
from education.attendance.models import Attendance
from education.months import counting as months
from education.voting import ballots
from education.voting.models import Vote
from organisation.demo import words
from organisation.demo.dice import at, dice, key
from organisation.groups.models import PartyGroup
from organisation.people.models import Person
from records.models.history import HistoryLine

Status = Attendance.Status


def build(founded: list[Founded]) -> int:
    """Everything in bulk; returns the number of activities."""
    activities: list[Activity] = []
    calls: list[Attendance] = []
    votes: list[Vote] = []
    for one in founded:
        for activity, lines, cast in _of_branch(one):
            activities.append(activity.derive())
            calls += lines
            votes += cast
    Activity.objects.bulk_create(activities, batch_size=500)
    Attendance.objects.bulk_create(calls, batch_size=2000)
    Vote.objects.bulk_create(votes, batch_size=1000)
    HistoryLine.objects.bulk_create(review.lines(activities), batch_size=1000)
    Activity.objects.update(updated_at=Coalesce("reviewed_at", "submitted_at", "created_at"))
    months.rebuild()
    return len(activities)


Entry = tuple[Activity, list[Attendance], list[Vote]]


def _of_branch(one: Founded) -> Iterator[Entry]:
    draw = dice(f"activities of branch {one.number}")
    for kind, day, group, people in calendar.meetings(draw, one):
        yield _activity(draw, one, kind, day, group, people)


def _activity(
    draw: random.Random, one: Founded, kind: str, day: date,
    group: PartyGroup | None = None, people: list[Person] | None = None,
) -> Entry:  # fmt: skip
    begins = at(day, draw.choice((9, 14, 15, 19)), draw.choice((0, 30)))
    hours = draw.choice((1, 2))
    host, recorder = one.secretary, one.members[2 % len(one.members)]
    activity = Activity(
        id=key(draw),
        unit=one.branch.unit,
        kind=kind,
        group=group,
        theme=_theme(draw, kind),
        starts_at=begins,
        ends_at=begins + timedelta(hours=hours),
        place=draw.choice(words.PLACES),
        host=host,
        host_name=host.name,
        recorder=recorder,
        recorder_name=recorder.name,
        lecturer_name=host.name if kind == Kind.PARTY_LECTURE else "",
        first_agenda=kind == Kind.COMMITTEE_MEETING,
        content=_content(draw, kind),
        resolutions=draw.choice(words.RESOLUTIONS) if kind in (Kind.MEMBER_ASSEMBLY, Kind.COMMITTEE_MEETING) else "",
        hours=Decimal(hours),
        author=host.user,
    )
    lines = _roll(draw, people or one.members, one, activity)
    votes = _votes(draw, activity) if kind == Kind.MEMBER_ASSEMBLY else []
    activity.vote_text = ballots.in_words(votes, kind, activity.expected_voting, activity.present_voting)
    review.carry(draw, activity, one, day)
    return activity, lines, votes


def _theme(draw: random.Random, kind: str) -> str:
    pools = {
        Kind.THEMED_PARTY_DAY: words.PARTY_DAYS,
        Kind.PARTY_LECTURE: words.LECTURES,
        Kind.DISCIPLINE_EDUCATION: words.DISCIPLINE,
    }
    if kind == Kind.COMMITTEE_MEETING:
        return f"研究“{draw.choice(words.SITE_PROBLEMS)}”等现场问题"
    if kind == Kind.OATH_RENEWAL:
        return "庆祝建党，重温入党誓词"
    return draw.choice(pools.get(Kind(kind), words.STUDY_THEMES))


def _content(draw: random.Random, kind: str) -> str:
    points = draw.sample(words.STUDY_THEMES, 2)
    problem = draw.choice(words.SITE_PROBLEMS)
    return f"一、{points[0]}。二、{points[1]}。三、讨论现场“{problem}”的解决办法，明确责任人和完成时间。"


def _roll(draw: random.Random, people: list[Person], one: Founded, activity: Activity) -> list[Attendance]:
    """Roll-call of everybody who was there then; nine of ten come."""
    wanted = _committee(one) if activity.kind == Kind.COMMITTEE_MEETING else people
    lines = [_line(draw, person) for person in wanted]
    for name, number in asdict(roll.count(lines)).items():
        setattr(activity, name, number)
    activity.absences = roll.absences(lines)
    return [
        Attendance(activity=activity, person=line.person, status=line.status, reason=line.reason, voting=line.voting)
        for line in lines
    ]


def _committee(one: Founded) -> list[Person]:
    return one.members[: 5 if len(one.members) >= calendar.LEAST_FOR_COMMITTEE else 2]


def _line(draw: random.Random, person: Person) -> roll.RollLine:
    status = draw.choices((Status.PRESENT, Status.LEAVE, Status.ABSENT), weights=(92, 7, 1))[0]
    reason = "" if status == Status.PRESENT else draw.choice(words.LEAVE_REASONS)
    return roll.RollLine(person, status, reason, person.may_vote)


def _votes(draw: random.Random, activity: Activity) -> list[Vote]:
    voters = activity.present_voting or 0
    against = 1 if draw.random() < 0.15 and voters > 4 else 0
    matter = draw.choice(words.MATTERS)
    return [Vote(activity=activity, matter=matter, yes=voters - against, no=against, abstain=0, important=True)]
