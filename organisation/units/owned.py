"""What belongs to a unit, and therefore to the scope of whoever holds a power on that unit."""

from __future__ import annotations

from typing import ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from organisation.permissions.base import PermissionRule
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import Unit


class InUnit(models.Model):
    """A record of one unit. Its reach follows ``unit``; a ledger with other rules names another."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属党组织")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Forms and imports ask this: an organisation that is over takes no new record (BR-09)."""
        super().clean()
        if self._state.adding and self.unit_id and self.unit.ended_on:
            raise ValidationError(f"{self.unit}已于 {self.unit.ended_on} 撤销，不能再登记新的记录。", code="over")
