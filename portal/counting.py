"""Many numbers of one page in one question to the database."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Count, IntegerField, Model, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from accounts.models.user import User


def counted_together(user: User, many: Sequence[QuerySet[Model]]) -> list[int]:
    """How many rows each of them has, in one query; its one line is the asking person's own."""
    parts = {f"part{number}": _number_of(rows) for number, rows in enumerate(many)}
    if not parts:
        return []
    line = User.objects.filter(pk=user.pk).values(one=Value(1)).annotate(**parts).values_list(*parts)
    return list(line.get())


def _number_of(rows: QuerySet[Model]) -> Coalesce:
    total = rows.order_by().annotate(one=Value(1)).values("one").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(total, output_field=IntegerField()), 0)
