"""The temporary branch as a thing of its own: founded for a project, bounded by it, dissolved with it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from branches.founding.models import FoundingRequest
from branches.life.workflow import LIFE
from branches.projects.models import Project
from organisation.permissions.base import PermissionRule
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import Unit
from records.models.record import Record
from records.workflow import Workflow

BRANCH_STATES = {
    "running": "green",
    "extended": "blue",
    "dissolving": "yellow",
    "dissolved": "gray",
    "archived": "gray",
}


class TemporaryBranch(Record):
    """What the ledger 临时党支部台账 lists; its place in the tree is ``unit``."""

    class State(models.TextChoices):
        RUNNING = "running", "运行中"
        EXTENDED = "extended", "已延期"
        DISSOLVING = "dissolving", "撤销中"
        DISSOLVED = "dissolved", "已撤销"
        ARCHIVED = "archived", "已归档"

    ACTIVE = (State.RUNNING, State.EXTENDED, State.DISSOLVING)
    AT_WORK = (State.RUNNING, State.EXTENDED)
    STATE_COLOURS: ClassVar[dict[str, str]] = BRANCH_STATES

    workflow: ClassVar[Workflow | None] = LIFE
    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="temporary_branch", verbose_name="党组织")
    project = models.ForeignKey(Project, models.PROTECT, related_name="branches", verbose_name="依托项目")
    founding = models.OneToOneField(
        FoundingRequest, models.PROTECT, null=True, blank=True, related_name="branch", verbose_name="成立请示"
    )
    state = models.CharField("状态", max_length=12, choices=State, default=State.RUNNING, editable=False)
    document_number = models.CharField("批复文号", max_length=60, blank=True)
    founded_on = models.DateField("成立日期")
    planned_end = models.DateField("预计结束日期", null=True, blank=True)
    dissolving_on = models.DateField("启动撤销日期", null=True, editable=False)
    dissolving_reason = models.CharField("撤销原因", max_length=300, blank=True, editable=False)
    dissolving_number = models.CharField("撤销决定文号", max_length=60, blank=True, editable=False)
    successor = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="改设的党支部"
    )
    dissolved_on = models.DateField("撤销日期", null=True, blank=True)
    dissolution_number = models.CharField("撤销文号", max_length=60, blank=True)
    archived_on = models.DateField("归档日期", null=True, editable=False)
    focus = models.TextField("工作重点", max_length=1000, blank=True)
    long_term_decision = models.CharField("六个月以上仍设临时党支部的理由", max_length=500, blank=True)
    # Kept in step by the acts that change members and posts, so that ledgers list without counting.
    secretary_name = models.CharField("支部书记", max_length=50, blank=True, editable=False)
    formal_count = models.PositiveIntegerField("正式党员数", default=0, editable=False)
    probationary_count = models.PositiveIntegerField("预备党员数", default=0, editable=False)

    class Meta:
        verbose_name = "临时党支部"
        indexes = [
            models.Index(fields=["-founded_on", "-id"], name="branch_founded"),
            models.Index(fields=["state"], name="branch_state"),
        ]

    def __str__(self) -> str:
        return str(self.unit)

    @property
    def is_active(self) -> bool:
        return self.state in self.ACTIVE

    @property
    def is_at_work(self) -> bool:
        """Running or extended: its end has not begun."""
        return self.state in self.AT_WORK

    @property
    def member_count(self) -> int:
        return self.formal_count + self.probationary_count

    def days_run(self, on: date | None = None) -> int:
        """Days since founding, the founding day being the first."""
        last = self.dissolved_on or on or timezone.localdate()
        return (last - self.founded_on).days + 1


class BranchExtension(models.Model):
    """Read on the page of the branch; whoever sees the branch sees its extensions."""

    branch = models.ForeignKey(TemporaryBranch, models.CASCADE, related_name="extensions", verbose_name="临时党支部")
    before = models.DateField("原预计结束日期", null=True)
    until = models.DateField("延至")
    reason = models.CharField("延期理由", max_length=500)
    document_number = models.CharField("延期文号", max_length=60)
    decided_on = models.DateField("决定日期", default=timezone.localdate)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField("办理人", max_length=50, blank=True)

    class Meta:
        verbose_name = "延期"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(before__isnull=True) | models.Q(until__gt=models.F("before")),
                name="extension_goes_on",
            )
        ]

    def __str__(self) -> str:
        return f"延至 {self.until}（{self.document_number}）"
