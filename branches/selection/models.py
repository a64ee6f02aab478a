"""选拔: who is proposed for which post, recommended by the unit, reviewed, decided with a paper."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from branches.selection.workflow import SELECTION
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.by_power import Holding
from organisation.permissions.oneself import Recused
from organisation.permissions.reserved import REQUESTS
from organisation.posts.models import Post
from organisation.powers import BRANCH_COMMITTEE, PARTY_OFFICE, Role
from organisation.units.models import InUnit, Unit
from records.models.record import HandedIn, Record
from records.workflow import Workflow


class CadreSelection(InUnit, HandedIn, Record):
    """``unit`` is the branch that needs someone. The post itself is opened by designating; nothing is copied back."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        RECOMMENDED = "recommended", "待单位审核"
        REVIEWED = "reviewed", "待院党委决定"
        RETURNED = "returned", "已退回"
        DECIDED = "decided", "已决定"

    STATE_COLOURS: ClassVar = {
        "draft": "gray", "recommended": "blue", "reviewed": "yellow", "returned": "red", "decided": "green",
    }  # fmt: skip
    workflow: ClassVar[Workflow | None] = SELECTION
    permissions: ClassVar[PermissionRule] = Recused(Holding(REQUESTS, PARTY_OFFICE))

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="任职党支部")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="人选")
    role = models.CharField("拟任职务", max_length=24, choices=[(role.value, role.label) for role in BRANCH_COMMITTEE])
    full_time = models.BooleanField("专职", default=False)
    grounds = models.TextField("推荐理由", max_length=2000)
    state = models.CharField("办理状态", max_length=12, choices=State, default=State.DRAFT, editable=False)
    submitted_at = models.DateTimeField("推荐时间", null=True, editable=False)
    reviewed_at = models.DateTimeField("审核时间", null=True, editable=False)
    review_opinion = models.CharField("退回原因", max_length=500, blank=True, editable=False)
    document_number = models.CharField("决定文号", max_length=60, blank=True, editable=False)
    decided_on = models.DateField("决定日期", null=True, editable=False)

    class Meta:
        verbose_name = "党务干部选拔"
        indexes = [
            models.Index(fields=["-created_at", "-id"], name="selection_created"),
            models.Index(fields=["unit", "-created_at"], name="selection_unit_created"),
        ]

    def __str__(self) -> str:
        return f"{self.person}拟任{self.unit}{Role(self.role).label}"

    @property
    def taken_up(self) -> Post | None:
        """The post opened under this decision, if it was."""
        if not self.document_number:
            return None
        return Post.objects.filter(
            person=self.person_id, unit=self.unit_id, role=self.role, document_number=self.document_number
        ).first()
