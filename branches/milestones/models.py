"""By what the task of a squad is measured."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from branches.milestones.workflow import MILESTONES
from branches.squads.models import AssaultTeam
from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import Drafted
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import InUnit
from records.models.due import DueQuerySet
from records.models.record import Record
from records.ui.due import Chip, due_chip
from records.workflow import Workflow

MILESTONE_STATES = {"planned": "gray", "doing": "blue", "done": "green", "cancelled": "gray"}


class MilestoneQuerySet(DueQuerySet["SquadMilestone"]):
    def overdue(self) -> Self:
        """Not done on the day it was planned for, in a squad that still works."""
        return super().overdue().filter(squad__state=AssaultTeam.State.RUNNING, squad__voided_at__isnull=True)


class SquadMilestone(InUnit, Record):
    """里程碑: ``unit`` is the squad's, so that it is reached like the squad."""

    class State(models.TextChoices):
        PLANNED = "planned", "未开始"
        DOING = "doing", "进行中"
        DONE = "done", "已完成"
        CANCELLED = "cancelled", "已取消"

    OWED = (State.PLANNED, State.DOING)

    STATE_COLOURS: ClassVar[dict[str, str]] = MILESTONE_STATES
    workflow: ClassVar[Workflow | None] = MILESTONES
    permissions: ClassVar[PermissionRule] = Drafted(OWN_UNIT, state="squad__state")

    squad = models.ForeignKey(AssaultTeam, models.CASCADE, related_name="milestones", verbose_name="突击队")
    plan = models.CharField("里程碑计划", max_length=200)
    due_on = models.DateField("计划完成时间")
    state = models.CharField("任务状态", max_length=10, choices=State, default=State.PLANNED, editable=False)
    done_on = models.DateField("实际完成时间", null=True, blank=True, editable=False)
    completion = models.TextField("完成情况", max_length=1000, blank=True, editable=False)
    reporter = models.CharField("登记人", max_length=50, blank=True, editable=False)

    objects = MilestoneQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "突击队里程碑"
        indexes = [
            models.Index(fields=["-due_on", "-id"], name="milestone_due"),
            models.Index(fields=["state", "due_on"], name="milestone_state_due"),
        ]

    def __str__(self) -> str:
        return self.plan

    @property
    def due(self) -> Chip | None:
        """None for what was cancelled: it is neither late nor due."""
        return None if self.state == self.State.CANCELLED else due_chip(self.due_on, self.done_on)

    @property
    def colour(self) -> str:
        return self.STATE_COLOURS[self.state]
