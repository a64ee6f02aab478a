"""One member whose 组织关系 is to go to the regular branch that a temporary branch became (BR-04, OR-02)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from branches.relations.workflow import RELATION
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.home import RELATIONS
from organisation.units.models import InUnit, Unit
from records.models.record import Record
from records.workflow import Workflow

RELATION_STATES = {"proposed": "orange", "confirmed": "green", "refused": "gray"}


class RelationTransfer(InUnit, Record):
    """``unit`` is the temporary branch; nobody is moved before the home side confirmed it."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "待确认"
        CONFIRMED = "confirmed", "已转接"
        REFUSED = "refused", "不转接"

    STATE_COLOURS: ClassVar[dict[str, str]] = RELATION_STATES
    workflow: ClassVar[Workflow | None] = RELATION
    permissions: ClassVar[PermissionRule] = RELATIONS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="临时党支部")
    person = models.ForeignKey(Person, models.PROTECT, related_name="relation_transfers", verbose_name="党员")
    home_branch = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="原党支部")
    home_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="派出单位")
    target = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="转入党支部")
    proposed_on = models.DateField("提出日期")
    decided_at = models.DateTimeField("确认时间", null=True, editable=False)
    reason = models.CharField("不转接的原因", max_length=500, blank=True, editable=False)
    state = models.CharField("办理状态", max_length=10, choices=State, default=State.PROPOSED, editable=False)

    class Meta:
        verbose_name = "组织关系转接"
        indexes = [
            models.Index(fields=["-proposed_on", "-id"], name="relation_proposed"),
            models.Index(fields=["unit", "state"], name="relation_unit_state"),
        ]
        constraints = [models.UniqueConstraint(fields=["unit", "person"], name="one_transfer_per_member")]

    def __str__(self) -> str:
        return f"{self.person}转入{self.target}"
