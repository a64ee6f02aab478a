"""Trainings as what fulfils rules: hours for members, hours and attendance for those who hold posts (TR-01 … TR-03)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db.models import DateField, F, FloatField, Min, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.urls import reverse

from branches.training.models import Training, TrainingParticipant
from organisation.access import Access
from organisation.posts.holders import committee_holders
from organisation.posts.models import Post
from organisation.powers import PARTY_OFFICE, Role
from organisation.units.models import Unit
from reminders.obligations import deadlines, fulfilments
from reminders.obligations.models import Obligation

CENTRAL = Q(training__form=Training.Form.CENTRAL)
UPPER = Q(training__level__in=Training.UPPER)
HOURS, ONCE = Cast("training__hours", FloatField()), fulfilments.ONE


def _read(rows: QuerySet[Model], code: str, unit: str, credit: Combinable) -> QuerySet[Model]:
    day = "training__starts_on"
    return fulfilments.readable(
        rows, code, "trainings", day=day, unit=unit, subject="person_id", credit=credit, key="training_id"
    )


def of_members() -> QuerySet[Model]:
    """Hours for the branch in which the person was that day (TR-06)."""
    there = TrainingParticipant.objects.attended().filter(
        Q(person__memberships__ends_on__isnull=True) | Q(person__memberships__ends_on__gte=F("training__starts_on")),
        person__memberships__starts_on__lte=F("training__starts_on"),
    )
    return _read(there, "training.hours", "person__memberships__unit_id", HOURS)


def of_holders(code: str, credit: Combinable, condition: Q) -> Callable[[], QuerySet[Model]]:
    """For every branch in which the person holds or held a post: the person's year is looked at, not the branch's."""

    def rows() -> QuerySet[Model]:
        there = TrainingParticipant.objects.attended().filter(condition, person__posts__in=committee_holders())
        return _read(there, code, "person__posts__unit_id", credit)

    return rows


def new_secretaries() -> QuerySet[Model]:
    """TR-03: from taking up the post until the first 集中培训 that ended on that day or later."""
    trained = TrainingParticipant.objects.attended().filter(
        CENTRAL, person=OuterRef("person"), training__ends_on__gte=OuterRef("starts_on")
    )
    first = trained.values("person").annotate(first=Min("training__ends_on")).values("first")
    return deadlines.readable(
        Post.objects.on().filter(role=Role.SECRETARY, unit__kind__in=Unit.TEMPORARY_BRANCHES),
        "posts",
        day="starts_on",
        answered=Subquery(first, output_field=DateField()),
        title="person__name",
    )


def form_for(obligation: Obligation, code: str = "") -> str:
    """The party office above enters trainings; a branch only sees what is missing."""
    return reverse("trainings:create")


def may(access: Access, obligation: Obligation) -> bool:
    return access.at(PARTY_OFFICE, obligation.unit.path)


def register() -> None:
    keep = partial(fulfilments.register, link=form_for, may=may)
    keep({"training.hours": "党务培训学时"}, of_members)
    keep({"cadre.training_hours": "任职人员培训学时"}, of_holders("cadre.training_hours", HOURS, Q()))
    keep({"cadre.central": "任职人员集中培训"}, of_holders("cadre.central", ONCE, CENTRAL))
    keep({"cadre.upper": "任职人员上级轮训"}, of_holders("cadre.upper", ONCE, UPPER))
    deadlines.register(
        "secretary.appointed",
        "新书记任职",
        new_secretaries,
        link=form_for,
        may=deadlines.whoever_holds(PARTY_OFFICE),
        with_life=True,
        coming="新任书记{what}须于{day}前参加任职培训",
        over="新任书记{what}已超过任职培训期限",
    )
