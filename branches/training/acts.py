"""Around a training: hours worked out, people written as the sheet prints them, branches told."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q

from branches.training import numbers
from branches.training.models import Training
from organisation.changes import life_changed
from organisation.people.models import Person
from organisation.powers import BRANCH_COMMITTEE
from organisation.units.models import Unit
from records.workflow import Move

if TYPE_CHECKING:
    from accounts.models.user import User


def usual_hours(training: Training) -> Decimal:
    """脱产 by the day, a lecture by the half-day, with the numbers in force on its first day (TR-05)."""
    is_central = training.form == Training.Form.CENTRAL
    code = numbers.HOURS_PER_DAY if is_central else numbers.HOURS_PER_HALF_DAY
    return Decimal(numbers.number(code, training.starts_on) * training.days)


def written(people: Iterable[Person]) -> str:
    """张三（Y1001）、李四: the number tells apart who shares a name, and comes in again from Excel."""
    return "、".join(f"{one.name}（{one.staff_number}）" if one.staff_number else one.name for one in people)


def tell(training: Training, move: Move, by: User | None) -> None:
    """What the participants' branches owe follows."""
    tell_units(training.participants.values_list("person_id", flat=True))


def tell_units(people: Iterable[UUID]) -> None:
    """Every organisation in which one of them is or was a member or held a post."""
    chosen: list[object] = list(people)
    member = Q(memberships__person__in=chosen)
    holder = Q(posts__person__in=chosen, posts__role__in=BRANCH_COMMITTEE)
    for unit in Unit.objects.temporary().filter(member | holder).distinct():
        life_changed(unit)
