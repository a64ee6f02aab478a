"""What service asks of a branch that hands over: needs that are not settled yet."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from branches import handover
from branches.models import TemporaryBranch
from welfare.models import Need


def unsettled(branch: TemporaryBranch) -> QuerySet[Any]:
    return Need.objects.unsettled().filter(unit=branch.unit_id)


def page(branch: TemporaryBranch) -> str:
    return f"{reverse('needs:list')}?unit={branch.unit_id}&unsettled=true"


def register() -> None:
    handover.register(
        "needs",
        "需求办结",
        30,
        rows=unsettled,
        url=page,
        help="答复本人并办结；来不及的，写明由哪一级接着办后免办",
    )
