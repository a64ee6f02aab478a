"""What takes duties off a branch: time in which it stood still, and single duties it was let off."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import DRAFTED
from organisation.units.models import InUnit
from records.models.record import ReviewedRecord
from records.workflow import REVIEW, Workflow
from reminders.rules.models import Rule


class Relief(InUnit, ReviewedRecord):
    """From–to, both days included; counts once the unit above has approved it."""

    workflow: ClassVar[Workflow | None] = REVIEW
    permissions: ClassVar[PermissionRule] = DRAFTED

    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期")
    reason = models.CharField("原因", max_length=300)

    class Meta:
        abstract = True
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="%(class)s_ends_last")]
        indexes = [
            models.Index(fields=["unit", "starts_on"], name="%(class)s_unit"),
            models.Index(fields=["-starts_on", "-id"], name="%(class)s_start"),
        ]


class Suspension(Relief):
    """Days on which the branch stood still (site closed, team withdrawn): not lived in the sense of MT-14."""

    class Meta(Relief.Meta):
        verbose_name = "暂停运行"

    def __str__(self) -> str:
        return f"{self.unit}暂停运行"


class Exemption(Relief):
    """One duty the branch need not do in the periods touched."""

    rule = models.ForeignKey(Rule, models.PROTECT, related_name="+", verbose_name="免除的要求")

    class Meta(Relief.Meta):
        verbose_name = "免除申请"

    def __str__(self) -> str:
        return f"{self.unit}免除{self.rule}"
