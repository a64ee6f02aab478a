"""What supervision asks of a branch that hands over: problems that nobody has struck off."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from branches.handover import items as handover
from organisation.units.models import Unit
from supervision.findings.models import Finding


def unsettled(unit: Unit) -> QuerySet[Any]:
    return Finding.objects.unsettled().filter(unit=unit.pk)


def register() -> None:
    handover.register(
        "findings",
        "问题整改销号",
        20,
        rows=unsettled,
        url=handover.listed("findings", "unsettled=true"),
        help="整改到位后由检查单位销号；来不及的，写明由哪个单位接着整改后免办",
        merging="由{into}接着整改，期限、提交和销号照旧，到期提醒改发{into}",
        slugs=("findings",),
    )
