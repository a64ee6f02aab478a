"""What supervision asks of a branch that hands over: problems that nobody has struck off."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from branches import handover
from branches.models import TemporaryBranch
from supervision.models import Finding


def unsettled(branch: TemporaryBranch) -> QuerySet[Any]:
    return Finding.objects.unsettled().filter(unit=branch.unit_id)


def page(branch: TemporaryBranch) -> str:
    return f"{reverse('findings:list')}?unit={branch.unit_id}&unsettled=true"


def register() -> None:
    handover.register(
        "findings",
        "问题整改销号",
        20,
        rows=unsettled,
        url=page,
        help="整改到位后由检查单位销号；来不及的，写明由哪个单位接着整改后免办",
    )
