"""Roll and votes of a valid form: onto the record, and into their own rows."""

from __future__ import annotations

from typing import Protocol

from branches.permits.refusals import vote_refusal
from education.activities.models import Activity
from education.attendance import roll
from education.attendance.models import Attendance
from education.attendance.roll_call import CallingForm, RollCall
from education.months.counting import recount
from education.voting import ballots
from education.voting.models import Vote
from organisation.people.models import Person


def children_in_words(activity: Activity) -> dict[str, str]:
    """Label → text for what hangs on the activity; the texts stand on its own row."""
    return {
        "到会情况": _attendance(activity),
        "缺席人员及原因": activity.absences or "—",
        "列席人员": activity.observers or "—",
        "表决情况": activity.vote_text or "—",
    }


def _attendance(activity: Activity) -> str:
    text = f"应到 {activity.expected} 人，实到 {activity.present} 人"
    if activity.expected_voting is None:
        return text
    return f"{text}；有表决权的应到 {activity.expected_voting} 人，实到 {activity.present_voting} 人"


class FormWithChildren(CallingForm, Protocol):
    """What roll and votes need of the form they came with."""

    roll_call: RollCall
    ballots: list[ballots.Ballot]


def apply_children(form: FormWithChildren) -> None:
    """Set what follows from roll and votes on ``form.instance``."""
    activity: Activity = form.instance
    lines = form.roll_call.lines
    if activity.has_roll:
        for name, value in vars(roll.count(lines)).items():
            setattr(activity, name, value)
        activity.absences = roll.absences(lines)
    else:
        activity.absent_count = max(activity.expected - activity.present - activity.leave_count, 0)
    activity.observers = roll.observers(lines, activity.guests)
    activity.host = _person(form, activity.host_name, activity.host)
    activity.recorder = _person(form, activity.recorder_name, activity.recorder)
    _apply_votes(form, activity)


def _apply_votes(form: FormWithChildren, activity: Activity) -> None:
    form.ballots, _ = ballots.read(form.data, _present_voting(form, activity))
    activity.vote_text = ballots.in_words(
        form.ballots, activity.kind, activity.expected_voting, activity.present_voting
    )


def _present_voting(form: FormWithChildren, activity: Activity) -> int | None:
    return activity.present_voting if form.roll_call.lines or not activity.has_roll else None


def wrong_votes(form: FormWithChildren) -> dict[int, str]:
    """Complaints about the votes as they were typed, by the place of the row."""
    activity: Activity = form.instance
    _, wrong = ballots.read(form.data, _present_voting(form, activity))
    unit = activity.unit if activity.unit_id else None
    forbidden = {
        place: said
        for place, row in enumerate(ballots.rows(form.data))
        if place not in wrong and (said := vote_refusal(unit, row.get("matter", "")))
    }
    return wrong | forbidden


def _person(form: FormWithChildren, name: str, before: Person | None) -> Person | None:
    """The person of that name on the roster; two of one name stay a name."""
    if before is not None and before.name == name:
        return before
    found = [row.person for row in form.roll_call.rows if row.person.name == name]
    return found[0] if len(found) == 1 else None


def save_children(form: FormWithChildren, activity: Activity) -> None:
    """Write roll and votes anew and let the month summary follow; the record's own row is saved already."""
    if activity.has_roll:
        Attendance.objects.filter(activity=activity).delete()
        Attendance.objects.bulk_create(
            Attendance(
                activity=activity, person=line.person, status=line.status, reason=line.reason, voting=line.voting
            )
            for line in form.roll_call.lines
        )
    Vote.objects.filter(activity=activity).delete()
    Vote.objects.bulk_create(Vote(activity=activity, **vars(ballot)) for ballot in form.ballots)
    recount(activity)
