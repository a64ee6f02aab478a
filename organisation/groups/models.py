"""Party groups inside a branch: no organisation level of their own (BR-18)."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import Unit


class PartyGroupQuerySet(models.QuerySet["PartyGroup"]):
    def open(self) -> Self:
        """Groups that were not dissolved."""
        return self.filter(ended_on__isnull=True)


class PartyGroup(models.Model):
    """A group inside a branch: not an organisation level, so not a unit (BR-18)."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="groups", verbose_name="所属支部")
    name = models.CharField("党小组名称", max_length=60)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组长")
    ended_on = models.DateField("撤销日期", null=True, blank=True)

    objects = PartyGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "党小组"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=models.Q(ended_on__isnull=True), name="one_open_group_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name
