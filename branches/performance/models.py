"""表现情况: what the branch tells the home branch about a member when the task is over (BR-10)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from branches.performance.workflow import NOTE
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.home import PERFORMANCE
from organisation.units.models import InUnit, Unit
from records.models.record import Record
from records.workflow import Workflow

NOTE_STATES = {"draft": "gray", "sent": "green"}


class PerformanceNote(InUnit, Record):
    """One a member and branch. Where the person belonged then is kept, for people move on."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SENT = "sent", "已送原党支部"

    STATE_COLOURS: ClassVar[dict[str, str]] = NOTE_STATES
    workflow: ClassVar[Workflow | None] = NOTE
    permissions: ClassVar[PermissionRule] = PERFORMANCE

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="临时党支部")
    person = models.ForeignKey(Person, models.PROTECT, related_name="performance_notes", verbose_name="党员")
    home_branch = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="原党支部"
    )
    home_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="派出单位"
    )
    title = models.CharField("在支部职务", max_length=60, blank=True, editable=False)
    joined_on = models.DateField("进场日期", null=True, editable=False)
    text = models.TextField("表现情况", max_length=500, help_text="参加组织生活、完成任务、发挥作用的情况，两三句话")
    sent_at = models.DateTimeField("送交时间", null=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFT, editable=False)

    class Meta:
        verbose_name = "表现情况"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="performance_created"),
            models.Index(fields=["unit", "-created_at", "-id"], name="performance_unit_created"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person"], condition=models.Q(voided_at__isnull=True), name="one_note_per_member"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"

    def save(self, *args: object, **kwargs: object) -> None:
        if self._state.adding:
            self.remember_place()
        super().save(*args, **kwargs)

    def remember_place(self) -> None:
        """Home, post and first day in the branch as they are now."""
        self.home_branch_id, self.home_unit_id = self.person.home_branch_id, self.person.home_unit_id
        first = self.person.memberships.filter(unit=self.unit_id).order_by("starts_on").first()
        self.joined_on = first.starts_on if first else None
        self.title = (first.title if first else "") or "党员"
