"""监督检查: one visit, announced or not, with its items, its opinion and its signatures (EM-15)."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from organisation.permissions.base import PermissionRule
from organisation.units.models import InUnit, Unit
from records.files import attachments
from records.models.record import Record
from records.workflow import Workflow
from supervision.check_lists.models import CheckItem, CheckList
from supervision.findings.due_days import Counting
from supervision.inspections.workflow import INSPECTING
from supervision.permissions import INSPECTIONS


class Inspection(InUnit, Record):
    """``unit`` is inspected, ``inspecting_unit`` inspects: an institute, a unit, or a branch its own work."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        PLANNED = "planned", "已列入计划"
        FINISHED = "finished", "已完成"

    class Kind(models.TextChoices):
        PLANNED = "planned", "计划内"
        UNPLANNED = "unplanned", "计划外"

    STATE_COLOURS: ClassVar = {"draft": "gray", "planned": "blue", "finished": "green"}
    workflow: ClassVar[Workflow | None] = INSPECTING
    permissions: ClassVar[PermissionRule] = INSPECTIONS

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="被检查组织")
    inspecting_unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="检查组织")
    number = models.CharField("检查编号", max_length=20, blank=True, editable=False)
    kind = models.CharField("检查类别", max_length=10, choices=Kind, default=Kind.PLANNED)
    planned_on = models.DateField("计划检查日期", null=True, blank=True)
    held_on = models.DateField("检查日期", null=True, blank=True)
    day = models.DateField("检查时间", editable=False)  # held, else planned, else written down: never empty
    place = models.CharField("检查地点", max_length=120, blank=True)
    check_list = models.ForeignKey(
        CheckList, models.PROTECT, null=True, blank=True, related_name="inspections", verbose_name="检查表"
    )
    content = models.CharField("检查内容", max_length=500)
    inspectors = models.CharField("检查人", max_length=120, blank=True)
    problems = models.TextField("发现问题", max_length=5000, blank=True, editable=False)  # as the items say
    opinion = models.TextField("处理意见/整改要求", max_length=2000, blank=True)
    days = models.PositiveSmallIntegerField("整改天数", null=True, blank=True)
    counting = models.CharField("期限计算方式", max_length=8, choices=Counting, default=Counting.WORKDAYS)
    rectify_by = models.DateField("整改时限", null=True, editable=False)
    signed_by = models.CharField("检查人签字", max_length=50, blank=True)
    head_signed_by = models.CharField("被检查组织负责人签字", max_length=50, blank=True)
    signed_on = models.DateField("签字日期", null=True, blank=True)
    refused = models.BooleanField("被检查组织负责人拒绝签字", default=False)
    refusal_note = models.CharField("拒签情况说明", max_length=200, blank=True)
    passed_count = models.PositiveSmallIntegerField("合格项", default=0, editable=False)
    failed_count = models.PositiveSmallIntegerField("发现问题数", default=0, editable=False)
    finished_at = models.DateTimeField("完成时间", null=True, editable=False)
    files_text = models.CharField("附件", max_length=60, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT, editable=False)

    class Meta:
        verbose_name = "监督检查"
        indexes = [
            models.Index(fields=["-day", "-id"], name="inspection_day"),
            models.Index(fields=["unit", "-day"], name="inspection_unit_day"),
            models.Index(fields=["state"], name="inspection_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~models.Q(number=""), name="inspection_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.unit}监督检查"

    def derive(self) -> Self:
        """Set what follows from other columns; ``bulk_create`` needs it called by hand."""
        self.day = self.held_on or self.planned_on or timezone.localdate(self.created_at)
        return self

    @property
    def is_self_check(self) -> bool:
        return self.unit_id == self.inspecting_unit_id

    @property
    def signatures(self) -> str:
        """EM-15: who signed, or that the head refused to."""
        if not self.signed_by and not self.head_signed_by and not self.refused:
            return ""
        head = f"被检查组织负责人 {self.head_signed_by or '未签'}"
        if self.refused:
            head = f"负责人拒签：{self.refusal_note}"
        day = f"（{self.signed_on}）" if self.signed_on else ""
        return f"检查人 {self.signed_by or '未签'}，{head}{day}"

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        count = attachments.of(self).count()
        self.files_text = f"{count} 份" if count else ""
        Inspection.objects.filter(pk=self.pk).update(files_text=self.files_text)


class InspectionItem(models.Model):
    """``item`` is empty for a problem the list did not ask for."""

    class Result(models.TextChoices):
        PASS = "pass", "合格"
        FAIL = "fail", "不合格"
        NOT_APPLICABLE = "na", "不适用"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="items", verbose_name="检查")
    item = models.ForeignKey(CheckItem, models.PROTECT, null=True, related_name="+", verbose_name="检查项目")
    code = models.CharField("项目编号", max_length=40, blank=True)  # list code and item code: the same in all editions
    text = models.CharField("检查内容", max_length=300)
    result = models.CharField("结果", max_length=4, choices=Result)
    note = models.CharField("存在问题", max_length=300, blank=True)

    class Meta:
        verbose_name = "检查结果"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["inspection", "item"], name="item_once_per_inspection")]

    def __str__(self) -> str:
        return f"{self.text}：{self.get_result_display()}"

    @property
    def problem(self) -> str:
        """The sentence of a failing point."""
        return self.note or f"{self.text}：不合格"
