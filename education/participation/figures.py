"""What each person took part in: read from the one attendance line, by the card and by the home branch alike.

Hours and presence count once, wherever they are shown (MT-18, TR-06). Only approved activities count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from education.attendance.models import Attendance
from organisation.people.models import Person

THERE = Q(status__in=Attendance.THERE)
DUE = Q(status__in=Attendance.EXPECTED)
CAME = Q(status=Attendance.Status.PRESENT)


@dataclass(frozen=True)
class Participation:
    """Of one person in a time: how often due, how often there, hours earned, last day of organisation life."""

    due: int = 0
    came: int = 0
    hours: Decimal = Decimal(0)
    last: date | None = None

    @property
    def hours_text(self) -> str:
        return f"{self.hours.normalize():f}" if self.hours else "0"

    @property
    def rate(self) -> int | None:
        """出席率 in whole percent; None when the person was never due."""
        return round(self.came * 100 / self.due) if self.due else None


def lines_of(person: Person, since: date | None = None, until: date | None = None) -> QuerySet[Attendance]:
    """The person's lines with their activities, newest first. The caller has asked whether the card may be seen."""
    return (
        _within(Attendance.objects.filter(person=person), since, until)
        .select_related("activity__unit")
        .order_by("-activity__held_on", "-id")
    )


def summed(lines: Iterable[Attendance]) -> Participation:
    """Of lines that were read anyway."""
    lines = list(lines)
    due = [line for line in lines if line.is_expected]
    came = sum(line.status == Attendance.Status.PRESENT for line in due)
    return Participation(len(due), came, sum((line.earned_hours for line in lines), Decimal(0)))


def participation_of(person: Person, since: date | None = None, until: date | None = None) -> Participation:
    return of_people([person.pk], since, until).get(person.pk, Participation())


def of_people(
    people: Iterable[UUID], since: date | None = None, until: date | None = None
) -> dict[UUID, Participation]:
    """For many people in one query; those without any line are left out."""
    rows = (
        _within(Attendance.objects.filter(person__in=list(people)), since, until)
        .order_by()
        .values("person_id")
        .annotate(
            due=Count("pk", filter=DUE),
            came=Count("pk", filter=CAME),
            hours=Coalesce(Sum("activity__hours", filter=THERE), Decimal(0)),
            last=Max("activity__held_on", filter=THERE),
        )
    )
    return {
        row["person_id"]: Participation(row["due"], row["came"], Decimal(row["hours"]), row["last"]) for row in rows
    }


def _within(lines: QuerySet[Attendance], since: date | None, until: date | None) -> QuerySet[Attendance]:
    lines = lines.filter(activity__state="approved", activity__voided_at__isnull=True)
    if since:
        lines = lines.filter(activity__held_on__gte=since)
    return lines.filter(activity__held_on__lte=until) if until else lines
