"""What service asks of a branch that hands over: needs that are not settled yet."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from branches.handover import items as handover
from organisation.units.models import Unit
from welfare.needs.models import Need


def unsettled(unit: Unit) -> QuerySet[Any]:
    return Need.objects.unsettled().filter(unit=unit.pk)


def register() -> None:
    handover.register(
        "needs",
        "需求办结",
        30,
        rows=unsettled,
        url=handover.listed("needs", "unsettled=true"),
        help="答复本人并办结；来不及的，写明由哪一级接着办后免办",
        merging="办理人改为{into}的负责人，期限和原来的办理经过不变",
        slugs=("needs",),
    )
