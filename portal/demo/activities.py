"""A year of organisation life: meetings, lectures, party days, each with roll-call, votes, review and history."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal

from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts.models import User
from branches.models import PartyGroup, Person
from branches.powers import Role
from education import ballots, months, roll
from education.kinds import Kind
from education.models import Activity, Attendance, Vote
from portal.demo import words
from portal.demo.branches import Founded
from portal.demo.dice import at, dice, key
from records import history
from records.models import HistoryLine

S = Activity.State
LEAST_FOR_COMMITTEE = 7  # formal members and more have a committee (BR-13)
SLACKNESS = 0.35  # how much of its meetings a slack branch leaves out
Status = Attendance.Status


def build(founded: list[Founded]) -> int:
    """Everything in bulk; returns the number of activities."""
    activities: list[Activity] = []
    calls: list[Attendance] = []
    votes: list[Vote] = []
    for number, one in enumerate(founded):
        for activity, lines, cast in _of_branch(number, one):
            activities.append(activity.derive())
            calls += lines
            votes += cast
    Activity.objects.bulk_create(activities, batch_size=500)
    Attendance.objects.bulk_create(calls, batch_size=2000)
    Vote.objects.bulk_create(votes, batch_size=1000)
    HistoryLine.objects.bulk_create(_history(activities), batch_size=1000)
    Activity.objects.update(updated_at=Coalesce("reviewed_at", "submitted_at", "created_at"))
    months.rebuild()
    return len(activities)


Entry = tuple[Activity, list[Attendance], list[Vote]]


def _of_branch(number: int, one: Founded) -> Iterator[Entry]:
    draw = dice(f"activities of branch {number}")
    last = one.branch.dissolved_on or timezone.localdate()
    for month in _months(one.branch.founded_on, last):
        slack = number % 5 == 3
        for kind, day in _calendar(draw, one, month, slack):
            if one.branch.founded_on < day < last:
                yield _activity(draw, one, kind, day)
        for group, people in one.groups:
            day = month + timedelta(days=11 + draw.randint(0, 5))
            if one.branch.founded_on < day < last and not (slack and draw.random() < SLACKNESS):
                yield _activity(draw, one, Kind.GROUP_MEETING, day, group, people)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = months.month_after(month)


# Kind → (day of the month, months of the year; none: every month)
PLAN: dict[str, tuple[int, tuple[int, ...]]] = {
    Kind.THEMED_PARTY_DAY: (10, ()),
    Kind.COMMITTEE_MEETING: (5, ()),
    Kind.MEMBER_ASSEMBLY: (16, (2, 5, 8, 11)),
    Kind.PARTY_LECTURE: (20, (3, 6, 9, 12)),
    Kind.DISCIPLINE_EDUCATION: (22, (1, 4, 7, 10)),
    Kind.TOPIC_STUDY: (24, (1, 3, 5, 7, 9, 11)),
    Kind.OATH_RENEWAL: (1, (7,)),
}


def _calendar(draw: random.Random, one: Founded, month: date, slack: bool) -> Iterator[tuple[str, date]]:
    """Which meetings fall in a month. A slack branch leaves out every third, so that lights have work to do."""
    for kind, (day, months_of_year) in PLAN.items():
        if months_of_year and month.month not in months_of_year:
            continue
        if kind == Kind.COMMITTEE_MEETING and len(one.members) < LEAST_FOR_COMMITTEE:
            continue
        if not (slack and draw.random() < SLACKNESS):
            yield kind, month + timedelta(days=day - 1 + draw.randint(0, 3))


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
    _state(draw, activity, day)
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
    return one.members[: 5 if len(one.members) >= 7 else 2]


def _line(draw: random.Random, person: Person) -> roll.RollLine:
    status = draw.choices((Status.PRESENT, Status.LEAVE, Status.ABSENT), weights=(92, 7, 1))[0]
    reason = "" if status == Status.PRESENT else draw.choice(words.LEAVE_REASONS)
    return roll.RollLine(person, status, reason, person.may_vote)


def _votes(draw: random.Random, activity: Activity) -> list[Vote]:
    voters = activity.present_voting or 0
    against = 1 if draw.random() < 0.15 and voters > 4 else 0
    matter = draw.choice(words.MATTERS)
    return [Vote(activity=activity, matter=matter, yes=voters - against, no=against, abstain=0, important=True)]


def _state(draw: random.Random, activity: Activity, day: date) -> None:
    """Old ones were approved; of the last three weeks some wait, some came back, some are drafts."""
    age = (timezone.localdate() - day).days
    waited = draw.choice((0, 1, 1, 2, 3, 12))
    activity.created_at = activity.updated_at = at(day, 20)
    state = S.APPROVED
    if age < 21:
        state = draw.choices((S.APPROVED, S.SUBMITTED, S.RETURNED, S.DRAFT), weights=(45, 35, 12, 8))[0]
    activity.state = state
    if state == S.DRAFT:
        return
    submitted = at(min(day + timedelta(days=waited), timezone.localdate()), 20, 30)
    activity.submitted_at, activity.late = submitted, waited > 7 and age >= waited
    if state == S.SUBMITTED:
        return
    activity.reviewed_at = submitted + timedelta(hours=draw.randint(1, 10))
    activity.review_opinion = draw.choice(words.RETURN_REASONS) if state == S.RETURNED else ""


def _history(activities: list[Activity]) -> Iterator[HistoryLine]:
    """The lines the acts would have written."""
    reviewers: dict[int, User | None] = {}
    for activity in activities:
        author = activity.author
        role = f"{activity.unit} · {Role.SECRETARY.label}"
        yield _line_of(activity, "create", "登记", author, role, activity.created_at)
        if activity.submitted_at:
            yield _line_of(activity, "submit", "提交审核", author, role, activity.submitted_at)
        if activity.reviewed_at:
            verb = "approve" if activity.state == S.APPROVED else "return"
            text = "通过" if verb == "approve" else f"退回：{activity.review_opinion}"
            reviewer = _reviewer(activity, reviewers)
            title = f"{activity.unit.parent} · {Role.UNIT_OFFICER.label}"
            yield _line_of(activity, verb, text, reviewer, title, activity.reviewed_at)


def _reviewer(activity: Activity, known: dict[int, User | None]) -> User | None:
    """The officer of the unit above the branch."""
    unit_id = activity.unit.ancestor_ids[1]
    if unit_id not in known:
        known[unit_id] = User.objects.filter(
            person__posts__unit_id=unit_id, person__posts__role=Role.UNIT_OFFICER
        ).first()
    return known[unit_id]


def _line_of(activity: Activity, verb: str, text: str, by: User | None, acting_as: str, moment: object) -> HistoryLine:
    entry = history.line(activity, verb, by=by, text=text)
    entry.acting_as, entry.at = acting_as, moment  # type: ignore[assignment]
    return entry
