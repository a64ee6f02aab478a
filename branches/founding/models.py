"""The request to found a temporary branch, and the people it names (BR-05, BR-08, BR-11)."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from branches.founding.workflow import FOUNDING
from branches.projects.models import Project
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import REQUESTS
from organisation.powers import BRANCH_COMMITTEE, Role
from organisation.units.models import InUnit, Unit
from records.models.record import HandedIn, Record
from records.workflow import Workflow

FOUNDING_STATES = {"draft": "gray", "submitted": "blue", "reported": "yellow", "returned": "red", "granted": "green"}


class FoundingRequest(InUnit, HandedIn, Record):
    """请示: filed by a unit, passed up by the unit's secretary, answered by the institute with designated posts."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "单位审核"
        REPORTED = "reported", "待院党委批复"
        RETURNED = "returned", "已退回"
        GRANTED = "granted", "已批复"

    STATE_COLOURS: ClassVar[dict[str, str]] = FOUNDING_STATES

    workflow: ClassVar[Workflow | None] = FOUNDING
    permissions: ClassVar[PermissionRule] = REQUESTS

    project = models.ForeignKey(Project, models.PROTECT, related_name="founding_requests", verbose_name="依托项目")
    name = models.CharField("拟成立党支部名称", max_length=120)
    joint = models.BooleanField("联合党支部", default=False, help_text="由几个单位（含外单位）的党员共同组成")
    parent = models.ForeignKey(
        Unit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="隶属党组织",
        help_text="一般为本单位党委；设有临时党委的，选临时党委",
    )
    task_summary = models.TextField("项目性质与任务简况", max_length=2000)
    reason = models.TextField("依据和理由", max_length=2000)
    headcount = models.PositiveIntegerField("现场人员数量", default=0)
    starts_on = models.DateField("拟成立日期")
    ends_on = models.DateField("预计结束日期")
    long_term_decision = models.CharField(
        "六个月以上仍设临时党支部的理由",
        max_length=500,
        blank=True,
        help_text="项目六个月以上、符合条件的，一般应当成立党支部；仍设临时党支部的，写明理由",
    )
    state = models.CharField("办理状态", max_length=12, choices=State, default=State.DRAFT, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, editable=False)
    reported_at = models.DateTimeField("上报时间", null=True, editable=False)
    return_reason = models.CharField("退回原因", max_length=500, blank=True, editable=False)
    document_number = models.CharField("批复文号", max_length=60, blank=True, editable=False)
    replied_on = models.DateField("批复日期", null=True, editable=False)

    class Meta:
        verbose_name = "成立请示"
        indexes = [
            models.Index(fields=["unit", "-created_at", "-id"], name="founding_unit_created"),
            models.Index(fields=["state"], name="founding_state"),
        ]

    def __str__(self) -> str:
        return f"关于成立{self.name}的请示"


class FoundingMember(models.Model):
    """One line of the member list attached to the request; who is proposed for two posts has two lines."""

    request = models.ForeignKey(FoundingRequest, models.CASCADE, related_name="members", verbose_name="请示")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="人员")
    proposed_role = models.CharField(
        "拟任职务", max_length=24, blank=True, choices=[(role.value, role.label) for role in BRANCH_COMMITTEE]
    )

    class Meta:
        verbose_name = "拟编入人员"
        constraints = [
            models.UniqueConstraint(fields=["request", "person", "proposed_role"], name="person_once_per_role")
        ]

    def __str__(self) -> str:
        return self.person.name

    @property
    def role_label(self) -> str:
        return Role(self.proposed_role).label if self.proposed_role else "党员"
