"""问题整改: one problem from the day it was found to the day it is struck off the list (EM-16)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.units.models import InUnit, Unit
from records.models.due import DueQuerySet, FallsDue, Numbered
from records.models.record import HandedIn, Record
from records.workflow import Workflow
from supervision.check_lists.models import CheckItem
from supervision.findings.due_days import Counting
from supervision.findings.workflow import RECTIFICATION
from supervision.inspections.models import Inspection
from supervision.permissions import INSPECTED


class FindingQuerySet(DueQuerySet["Finding"]):
    def of_item(self, unit_id: int, code: str) -> Self:
        """Findings of one point of a list at one organisation, whatever the edition."""
        return self.not_voided().filter(unit=unit_id, item_code=code) if code else self.none()


class Finding(InUnit, FallsDue, Numbered, HandedIn, Record):
    """``unit`` puts it right, ``inspecting_unit`` looks again and closes."""

    class State(models.TextChoices):
        OPEN = "open", "待整改"
        SUBMITTED = "submitted", "待复查"
        RETURNED = "returned", "退回整改"
        CLOSED = "closed", "已销号"

    class Source(models.TextChoices):
        INSPECTION = "inspection", "日常监督检查"
        SPECIAL = "special", "专项检查"
        SUPERIOR = "superior", "上级检查"
        SELF = "self", "自查自纠"
        AUDIT = "audit", "巡察审计"
        MASSES = "masses", "党员群众反映"
        DRILL = "drill", "应急演练"
        OTHER = "other", "其他"

    PREFIX, NUMBERED_ON = "WT", "found_on"
    OWED = (State.OPEN, State.RETURNED)  # what lies with the re-checker is no delay of the branch
    STATE_COLOURS: ClassVar = {"open": "orange", "submitted": "blue", "returned": "red", "closed": "green"}
    workflow: ClassVar[Workflow | None] = RECTIFICATION
    permissions: ClassVar[PermissionRule] = INSPECTED

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="被检查单位")
    inspecting_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="检查单位")
    number = models.CharField("问题编号", max_length=20, blank=True, editable=False)
    inspection = models.ForeignKey(
        Inspection, models.PROTECT, null=True, blank=True, related_name="findings", verbose_name="监督检查"
    )
    source = models.CharField("问题来源", max_length=12, choices=Source, default=Source.INSPECTION)
    item = models.ForeignKey(
        CheckItem, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="对应检查项目"
    )
    item_code = models.CharField("项目编号", max_length=40, blank=True, editable=False)
    repeats = models.PositiveSmallIntegerField("此前出现次数", default=0, editable=False)
    found_on = models.DateField("检查日期")
    problem = models.CharField("存在问题", max_length=500)
    requirement = models.TextField("整改要求", max_length=2000, blank=True)
    days = models.PositiveSmallIntegerField("整改天数", null=True, blank=True)
    counting = models.CharField("期限计算方式", max_length=8, choices=Counting, default=Counting.WORKDAYS)
    due_on = models.DateField("整改时限", editable=False)
    measures = models.TextField("整改措施", max_length=2000, blank=True)
    leader = models.CharField("责任领导", max_length=50, blank=True)
    responsible = models.CharField("责任人", max_length=50, blank=True)
    responsible_person = models.ForeignKey(
        Person, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="责任人（在册）"
    )
    done_on = models.DateField("整改到位时间", null=True, blank=True)
    completion = models.TextField("完成情况", max_length=2000, blank=True)
    submitted_at = models.DateTimeField("提交整改时间", null=True, editable=False)
    rechecker = models.CharField("复核人", max_length=50, blank=True, editable=False)
    closed_on = models.DateField("销号时间", null=True, editable=False)
    review_opinion = models.CharField("退回原因", max_length=500, blank=True, editable=False)
    refusals = models.PositiveSmallIntegerField("退回次数", default=0, editable=False)
    remark = models.CharField("备注", max_length=300, blank=True)
    state = models.CharField("整改状态", max_length=10, choices=State, default=State.OPEN, editable=False)

    objects = FindingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "问题整改"
        indexes = [
            models.Index(fields=["-found_on", "-id"], name="finding_found"),
            models.Index(fields=["unit", "item_code"], name="finding_unit_item"),
            models.Index(fields=["state", "due_on"], name="finding_state_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="finding_number_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | Q(done_on__gte=F("found_on")), name="finding_done_after_found"
            ),
        ]

    def __str__(self) -> str:
        return self.problem

    @property
    def settled_on(self) -> date | None:
        """The day on which the branch's part was done, for the deadline; None while it is its turn."""
        if self.state == self.State.CLOSED:
            return self.done_on or self.closed_on
        return timezone.localdate(self.submitted_at) if self.submitted_at else None

    @property
    def colour(self) -> str:
        return str(self.STATE_COLOURS[self.state])

    @property
    def repeat_text(self) -> str:
        return f"第 {self.repeats + 1} 次" if self.repeats else ""
