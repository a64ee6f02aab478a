"""Branch × month × kind, kept by the transaction that approves or voids: statistics never count two million rows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from education.activities.kinds import Kind
from organisation.permissions.base import PermissionRule
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import Unit
from records.models.record import RecordQuerySet


class BranchMonth(models.Model):
    """All kinds of one branch and month together: the workbench adds up one row where there would be twelve."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="党支部")
    month = models.DateField("月份")
    approved = models.PositiveIntegerField("已通过次数", default=0)
    late = models.PositiveIntegerField("其中补报", default=0)

    objects = RecordQuerySet["BranchMonth"].as_manager()

    class Meta:
        verbose_name = "组织生活月度合计"
        # Month first and the sums along: twelve months of the institute are read from this index alone.
        indexes = [models.Index(fields=["month", "unit", "approved", "late"], name="branch_month_sums")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month"], name="one_total_per_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="total_month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.month:%Y-%m}"


class ActivityMonth(models.Model):
    """Approved activities nobody took back of one branch, month and kind. ``month`` is the first day of the month."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="党支部")
    month = models.DateField("月份")
    kind = models.CharField("活动类型", max_length=32, choices=Kind)
    approved = models.PositiveIntegerField("已通过次数", default=0)
    late = models.PositiveIntegerField("其中补报", default=0)
    expected = models.PositiveIntegerField("应到人次", default=0)
    present = models.PositiveIntegerField("实到人次", default=0)

    objects = RecordQuerySet["ActivityMonth"].as_manager()

    class Meta:
        verbose_name = "组织生活月度统计"
        indexes = [models.Index(fields=["month", "kind"], name="activity_month_kind")]
        constraints = [
            models.UniqueConstraint(fields=["unit", "month", "kind"], name="one_cell_per_month"),
            models.CheckConstraint(condition=Q(month__day=1), name="month_is_its_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.month:%Y-%m} {self.get_kind_display()}"
