"""What an organisation that is merged still owes: told before it is merged, asked of nobody who is dissolved."""

from __future__ import annotations

from django.db.models import Model, QuerySet
from django.urls import reverse

from branches.handover import items as handover
from organisation.units.models import Unit
from reminders.obligations.models import Obligation


def burning(unit: Unit) -> QuerySet[Model]:
    """What burns there now, as its page of lights lists it."""
    return Obligation.objects.burning().filter(unit=unit)


def page(unit: Unit) -> str:
    return reverse("reminders:branch", args=[unit.pk])


def register() -> None:
    handover.register(
        "duties",
        "亮灯的应办事项",
        45,
        rows=burning,
        url=page,
        ending=False,
        merging="有记录可以接着办的（问题、需求）到期提醒转给{into}；按月、按季的留在{unit}的统计里不再亮灯，"
        "从并入起由{into}按自己的周期开展",
    )
