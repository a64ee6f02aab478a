"""Who came to the meetings of the demonstration, and why others did not."""

from __future__ import annotations

import random
from dataclasses import asdict

from branches.demo.founded import Founded
from education.activities.demo_calendar import LEAST_FOR_COMMITTEE
from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance import roll
from education.attendance.models import Attendance
from organisation.people.models import Person

Status = Attendance.Status
LEAVE_REASONS = ("返回本单位开会", "现场值班", "探亲休假", "就医", "出差")


def call_roll(draw: random.Random, people: list[Person], one: Founded, activity: Activity) -> list[Attendance]:
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
    return one.members[: 5 if len(one.members) >= LEAST_FOR_COMMITTEE else 2]


def _line(draw: random.Random, person: Person) -> roll.RollLine:
    status = draw.choices((Status.PRESENT, Status.LEAVE, Status.ABSENT), weights=(92, 7, 1))[0]
    reason = "" if status == Status.PRESENT else draw.choice(LEAVE_REASONS)
    return roll.RollLine(person, status, reason, person.may_vote)
