"""What a person at the keyboard sends: the form's own data under the form's own names."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from education.activities.forms import activity_from
from education.activities.kinds import Kind
from education.activities.models import Activity
from education.attendance.roster import fingerprint, roster
from organisation.people.models import Person
from organisation.units.models import Unit
from records import saving
from records.workflow import perform
from tests.cast import Cast, days_ago


def at(day: date, clock: str = "14:00") -> datetime:
    """That clock time on that day, Shanghai."""
    return timezone.make_aware(datetime.combine(day, time.fromisoformat(clock)))


def entry(unit: Unit, kind: str = Kind.MEMBER_ASSEMBLY, day: date | None = None, **typed: Any) -> dict[str, Any]:
    """A complete entry of the day before yesterday with everyone there; ``typed`` changes or adds to it."""
    day = day or days_ago(2)
    group = typed.get("group")
    rows = roster(unit, day, kind, unit.groups.filter(pk=group).first() if group else None)
    data: dict[str, Any] = {
        "client_id": str(uuid4()),
        "unit": unit.pk,
        "kind": kind,
        "theme": "学习贯彻全会精神",
        "starts_at": f"{day}T14:00",
        "ends_at": f"{day}T16:00",
        "place": "一号现场会议室",
        "host_name": "李建军",
        "recorder_name": "张雪",
        "content": "学习全会公报，讨论现场贯彻措施。",
        "roll_for": fingerprint(rows),
        **{f"roll-{row.key}": "present" for row in rows if row.expected},
    }
    return {**data, **typed}


def missing(person: Person, status: str, reason: str = "") -> dict[str, str]:
    """The two fields of someone who was not there."""
    return {f"roll-{person.pk}": status, f"reason-{person.pk}": reason}


def vote(number: int, matter: str, yes: int, no: int = 0, abstain: int = 0) -> dict[str, str]:
    hands = {"yes": yes, "no": no, "abstain": abstain}
    return {f"vote-{number}-matter": matter, **{f"vote-{number}-{name}": str(n) for name, n in hands.items()}}


def log(person: Person, data: dict[str, Any], *, then: str = "") -> Activity:
    """Save the entry as the person; fails the test with the form's sentences when it is refused."""
    form = activity_from(data, user=person.user)
    assert form.is_valid(), form.errors.as_text()
    return saving.create(form, by=person.user, power="log", then=then)


def edit(person: Person, activity: Activity, data: dict[str, Any], *, then: str = "") -> Activity:
    """Save the entry over the stored activity."""
    activity = Activity.objects.get(pk=activity.pk)
    form = activity_from({**data, "version": activity.version}, user=person.user, instance=activity)
    assert form.is_valid(), form.errors.as_text()
    return saving.update(form, by=person.user, power="log", then=then)


def sentences(person: Person, data: dict[str, Any]) -> str:
    """Everything the form complains of, '' when it is content."""
    return activity_from(data, user=person.user).errors.as_text()


def tomorrow() -> date:
    return timezone.localdate() + timedelta(days=1)


def approved(cast: Cast, *args: Any, **typed: Any) -> Activity:
    """An activity of 甲, entered by its secretary and passed by the unit."""
    meeting = log(cast.lijianjun, entry(cast.jia.unit, *args, **typed), then="submit")
    done: Activity = perform(meeting, "approve", by=cast.huangweijie.user)
    return done
