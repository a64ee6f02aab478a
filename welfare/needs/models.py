"""需求台账: one need, who looks after it at which level, until the person is content."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.units.models import InUnit, Unit
from records.models.due import DueQuerySet, FallsDue, Numbered
from records.models.record import Record
from records.workflow import Workflow
from welfare.asks.models import Ask
from welfare.needs.levels import Level
from welfare.needs.workflow import NEED
from welfare.permissions import NEEDS


class NeedQuerySet(DueQuerySet["Need"]):
    """Open or late."""


class Need(InUnit, FallsDue, Numbered, Record):
    """``unit`` is where it arose; ``level_unit`` is the highest organisation that knows of it."""

    class State(models.TextChoices):
        OPEN = "open", "办理中"
        ANSWERED = "answered", "已答复"
        CLOSED = "closed", "已办结"

    class Kind(models.TextChoices):
        LIVING = "living", "食宿生活"
        MEDICAL = "medical", "就医用药"
        FAMILY = "family", "家庭困难"
        WORK = "work", "工作条件"
        MIND = "mind", "心理压力"
        GROWTH = "growth", "成长发展"
        LEISURE = "leisure", "文体活动"
        OTHER = "other", "其他"

    class Urgency(models.TextChoices):
        USUAL = "usual", "一般"
        SOON = "soon", "较急"
        URGENT = "urgent", "紧急"

    class Satisfaction(models.TextChoices):
        CONTENT = "content", "满意"
        FAIR = "fair", "基本满意"
        NOT = "not", "不满意"

    PREFIX, NUMBERED_ON = "XQ", "raised_on"
    OWED = (State.OPEN,)
    STATE_COLOURS: ClassVar = {"open": "orange", "answered": "blue", "closed": "green"}
    URGENCY_COLOURS: ClassVar = {"usual": "gray", "soon": "yellow", "urgent": "red"}
    workflow: ClassVar[Workflow | None] = NEED
    permissions: ClassVar[PermissionRule] = NEEDS

    number = models.CharField("需求编号", max_length=20, blank=True, editable=False)
    ask = models.OneToOneField(
        Ask, models.PROTECT, null=True, blank=True, editable=False, related_name="need", verbose_name="来自五必问"
    )
    kind = models.CharField("需求类别", max_length=10, choices=Kind)
    urgency = models.CharField("紧急程度", max_length=6, choices=Urgency, default=Urgency.USUAL)
    raised_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="needs", verbose_name="提出人"
    )
    raised_by_name = models.CharField("提出人姓名", max_length=50, blank=True, editable=False)
    raised_on = models.DateField("提出时间")
    description = models.CharField("需求内容", max_length=500)
    level_unit = models.ForeignKey(Unit, models.PROTECT, editable=False, related_name="+", verbose_name="办理组织")
    level = models.CharField("办理层级", max_length=10, choices=Level, default=Level.BRANCH, editable=False)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="needs_held", verbose_name="办理人"
    )
    due_on = models.DateField("办理时限", editable=False)
    answer = models.TextField("办理结果", max_length=2000, blank=True, editable=False)
    answered_on = models.DateField("答复时间", null=True, editable=False)
    satisfaction = models.CharField("满意度", max_length=8, choices=Satisfaction, blank=True, editable=False)
    closed_on = models.DateField("办结时间", null=True, editable=False)
    reopened = models.PositiveSmallIntegerField("重办次数", default=0, editable=False)
    remark = models.CharField("备注", max_length=300, blank=True)
    state = models.CharField("办理状态", max_length=8, choices=State, default=State.OPEN, editable=False)

    objects = NeedQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "需求"
        indexes = [
            models.Index(fields=["-raised_on", "-id"], name="need_raised"),
            models.Index(fields=["unit", "-raised_on"], name="need_unit_raised"),
            models.Index(fields=["state", "due_on"], name="need_state_due"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="need_number_once"),
        ]

    def __str__(self) -> str:
        return f"需求 {self.number}"  # what history and audit call it: they must not tell the need

    def derive(self) -> Self:
        if self.raised_by:
            self.raised_by_name = self.raised_by.name
        return self

    @property
    def settled_on(self) -> date | None:
        return None if self.state == self.State.OPEN else self.answered_on


class NeedHandOver(models.Model):
    """One stretch in one person's hands; ``ended_at`` is empty while it lies there. Names stay as they were."""

    need = models.ForeignKey(Need, models.CASCADE, related_name="hand_overs", verbose_name="需求")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="办理组织", db_index=False)
    holder = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", verbose_name="办理人", db_index=False
    )
    holder_name = models.CharField("办理人姓名", max_length=50, blank=True)
    began_at = models.DateTimeField("接办时间", default=timezone.now)
    ended_at = models.DateTimeField("结束时间", null=True)
    reason = models.CharField("交办原因", max_length=500, blank=True)

    class Meta:
        verbose_name = "需求交办"
        ordering: ClassVar = ("began_at", "pk")
        constraints = [
            models.UniqueConstraint(fields=["need"], condition=Q(ended_at__isnull=True), name="one_holder_at_a_time"),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at")), name="hand_over_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.holder_name}"

    def held(self, now: datetime | None = None) -> timedelta:
        return (self.ended_at or now or timezone.now()) - self.began_at

    @property
    def held_label(self) -> str:
        return f"历时 {self.held_text}" if self.ended_at else f"已办理 {self.held_text}"

    @property
    def held_text(self) -> str:
        """How long, as people say it: 82 天, 5 小时, 不到 1 小时. Hours count on the first day only."""
        hours = int(self.held().total_seconds() // 3600)
        days, hours = divmod(hours, 24)
        if days:
            return f"{days} 天"
        return f"{hours} 小时" if hours else "不到 1 小时"
