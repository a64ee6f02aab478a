"""Which duties an activity fulfils, and the one call that brings their lights into line (MT-01…MT-06, TR-01)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.db.models import CharField, F, FloatField, Model, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import NoReverseMatch, reverse

from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance.models import Attendance
from organisation.permissions.desk import keeps
from organisation.posts.holders import committee_holders
from organisation.powers import Power
from reminders import recomputing
from reminders.obligations import fulfilments

if TYPE_CHECKING:
    from accounts.models.user import User
    from organisation.access import Access
    from records.workflow import Move
    from reminders.obligations.models import Obligation

PREFIX = "activity."
STUDY_HOURS = "study.hours"
HOLDER_HOURS = "cadre.study_hours"
LIFE_ATTENDED = "life.attended"
APPROVED = Activity.State.APPROVED
FILED = (Activity.State.SUBMITTED, APPROVED)


def activities() -> QuerySet[Model]:
    """Submitted and approved activities. The subject is the party group, if the meeting was a group's."""
    return fulfilments.readable(
        Activity.objects.not_voided().filter(state__in=FILED),
        Concat(Value(PREFIX), F("kind")),
        "activities",
        day="held_on",
        subject=Coalesce(Cast("group_id", CharField()), Value("")),
        late=Q(late=True),
        approved=Q(state=APPROVED),
    )


def study_hours() -> QuerySet[Model]:
    """Hours of everyone who was there, person by person (TR-06: earned here, read by the home branch too)."""
    return _hours(STUDY_HOURS, "activity__unit_id")


def holder_hours() -> QuerySet[Model]:
    """The same hours for every branch in which the person holds or held a post: the year is the person's (TR-06)."""
    return _hours(HOLDER_HOURS, "person__posts__unit_id", person__posts__in=committee_holders())


def _hours(code: str, unit: str, **whose: object) -> QuerySet[Model]:
    """Hours of approved activities, credited to the unit at this path."""
    approved = Attendance.objects.filter(
        status__in=Attendance.THERE, activity__voided_at__isnull=True, activity__state=APPROVED, activity__hours__gt=0
    )
    return fulfilments.readable(
        approved.filter(**whose),
        code,
        "activities",
        day="activity__held_on",
        unit=unit,
        subject="person_id",
        credit=Cast("activity__hours", FloatField()),
        key="activity_id",
    )


def life_of_people() -> QuerySet[Model]:
    """Who was at organised life, or was excused, on which day and in whichever branch (MT-18)."""
    return (
        Attendance.objects.counted()
        .exclude(status=Attendance.Status.ABSENT)
        .annotate(kind_code=Value(LIFE_ATTENDED), person_key=F("person_id"), credit_day=F("activity__held_on"))
    )


def form_for(obligation: Obligation, code: str) -> str:
    """The new-activity form with branch and kind filled in."""
    kind = code.removeprefix(PREFIX)
    named = {"kind": kind} if kind in Kind.values else {}
    try:
        return f"{reverse('activities:create')}?{urlencode({'unit': obligation.unit_id, **named})}"
    except NoReverseMatch:
        return ""


def may(access: Access, obligation: Obligation) -> bool:
    """Whoever logs there: in a branch, or for the committee whose own book the person keeps."""
    return access.at(Power.LOG, obligation.unit.path) or keeps(access, obligation.unit)


def recompute(activity: Activity, move: Move, by: User | None) -> None:
    """Consequence of every move of an activity: the branch's lights follow in the same transaction."""
    recomputing.recompute_record(activity.unit_id, PREFIX + activity.kind, STUDY_HOURS, HOLDER_HOURS)
    recomputing.recompute_people(activity.attendances.values_list("person_id", flat=True))


def register() -> None:
    fulfilments.register({PREFIX + kind.value: kind.label for kind in Kind}, activities, link=form_for, may=may)
    fulfilments.register({HOLDER_HOURS: "任职人员学时"}, holder_hours, link=form_for)
    fulfilments.register({STUDY_HOURS: "党员学时"}, study_hours, link=form_for)
    fulfilments.register({LIFE_ATTENDED: "参加组织生活"}, life_of_people, link=form_for, rolling=True)
