"""Hours of a person in a year, wherever they were earned, each counted once (TR-05, TR-06).

Trainings are this app's own; apps above add theirs here: hours.register(attended).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from django.db.models import Count, DecimalField, Expression, Model, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from branches.training.models import Training, TrainingParticipant

# Name of the column that holds the person, first and last day → an expression of hours.
Earned = Callable[[str, date, date], Expression]

_sources: list[Earned] = []
NOTHING = Value(Decimal(0), output_field=DecimalField())


def register(source: Earned) -> None:
    _sources.append(source)


def summed(rows: QuerySet[Model], person: str, what: str) -> Expression:
    """Subquery: the sum of ``what`` over ``rows`` for each ``person``, 0 without any."""
    total = rows.order_by().values(person).annotate(n=Sum(what)).values("n")
    return Coalesce(Subquery(total, output_field=DecimalField()), NOTHING)


def _attended(person: str, first: date, last: date) -> QuerySet[TrainingParticipant]:
    return TrainingParticipant.objects.attended().filter(
        person=OuterRef(person), training__starts_on__range=(first, last)
    )


def trained(person: str, first: date, last: date) -> Expression:
    """Hours of trainings."""
    return summed(_attended(person, first, last), "person", "training__hours")


def central_count(person: str, first: date, last: date) -> Expression:
    """How many 集中培训."""
    rows = _attended(person, first, last).filter(training__form=Training.Form.CENTRAL)
    total = rows.order_by().values("person").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(total), Value(0))


def earned(person: str, first: date, last: date) -> Combinable:
    """All hours together."""
    total: Combinable = trained(person, first, last)
    for source in _sources:
        total = total + source(person, first, last)
    return total


def year_of(day: date) -> tuple[date, date]:
    return date(day.year, 1, 1), date(day.year, 12, 31)
