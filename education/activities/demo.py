"""A year of organisation life: meetings, lectures, party days, each with roll-call, votes, review and history."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from django.db.models.functions import Coalesce

from branches.demo.founded import Founded
from branches.demo.sites import PLACES
from branches.demo.world import World
from education.activities import demo_calendar as calendar
from education.activities import demo_review as review
from education.activities import demo_words as words
from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance.demo import call_roll
from education.attendance.models import Attendance
from education.months import counting as months
from education.voting import ballots
from education.voting.demo import cast
from education.voting.models import Vote
from organisation.demo.dice import at, dice, key
from organisation.groups.models import PartyGroup
from organisation.people.models import Person
from records.models.history import HistoryLine


def build(world: World) -> str:
    """Everything in bulk."""
    activities: list[Activity] = []
    calls: list[Attendance] = []
    votes: list[Vote] = []
    for one in world:
        for activity, lines, matters in _of_branch(one):
            activities.append(activity.derive())
            calls += lines
            votes += matters
    Activity.objects.bulk_create(activities, batch_size=500)
    Attendance.objects.bulk_create(calls, batch_size=2000)
    Vote.objects.bulk_create(votes, batch_size=1000)
    HistoryLine.objects.bulk_create(review.lines(activities), batch_size=1000)
    Activity.objects.update(updated_at=Coalesce("reviewed_at", "submitted_at", "created_at"))
    months.rebuild()
    return f"组织生活 {len(activities)} 次"


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
    hours = draw.choice((1, 2)) + (kind == Kind.TOPIC_STUDY)  # long enough for the hours a year asks of members
    host, recorder = one.secretary, one.members[2 % len(one.members)]
    activity = Activity(
        id=key(draw),
        unit=one.branch.unit,
        kind=kind,
        group=group,
        theme=_theme(draw, kind),
        starts_at=begins,
        ends_at=begins + timedelta(hours=hours),
        place=draw.choice(PLACES),
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
    lines = call_roll(draw, people or one.members, one, activity)
    votes = cast(draw, activity) if kind == Kind.MEMBER_ASSEMBLY else []
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
