"""培训记录: what the party offices organise for those who do the party's work (TR-01 … TR-06)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from branches.training.workflow import TRAINING
from organisation.people.models import Person
from organisation.units.models import InUnit
from records.files import attachments
from records.models.record import Record, RecordQuerySet
from records.ui.number_format import format_number
from records.workflow import Workflow


class TrainingQuerySet(RecordQuerySet["Training"]):
    def held(self) -> Self:
        """What counts: held and not voided."""
        return self.not_voided().filter(state=Training.State.HELD)


class Training(InUnit, Record):
    """``unit`` is the party office that keeps the record. Hours count for everyone who was there, once (TR-06)."""

    class State(models.TextChoices):
        PLANNED = "planned", "计划中"
        HELD = "held", "已完成"

    class Form(models.TextChoices):
        CENTRAL = "central", "集中培训"
        COLLECTIVE = "collective", "集体学习"
        ONLINE = "online", "网络"

    class Level(models.TextChoices):
        UNIT = "unit", "单位组织"
        INSTITUTE = "institute", "院党委组织"
        ABOVE = "above", "上级组织"

    UPPER = (Level.INSTITUTE, Level.ABOVE)  # what counts as 县级以上轮训 (TR-03)
    STATE_COLOURS: ClassVar = {"planned": "blue", "held": "green"}
    workflow: ClassVar[Workflow | None] = TRAINING

    theme = models.CharField("培训主题", max_length=200)
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("结束日期", null=True, blank=True, help_text="不填则当天结束")
    period = models.CharField("时间（起止）", max_length=40, editable=False)
    place = models.CharField("地点", max_length=120, blank=True)
    organizer = models.CharField("主办", max_length=80, blank=True, help_text="不填则写登记单位")
    lecturer = models.CharField("授课人", max_length=80, blank=True)
    form = models.CharField("形式", max_length=10, choices=Form, default=Form.CENTRAL)
    level = models.CharField("培训层级", max_length=10, choices=Level, default=Level.UNIT)
    hours = models.DecimalField(
        "学时",
        max_digits=5,
        decimal_places=1,
        default=Decimal(0),
        validators=[MinValueValidator(0), MaxValueValidator(500)],
    )
    expected = models.PositiveIntegerField("应到", default=0)
    present = models.PositiveIntegerField("实到", default=0, editable=False)
    people_text = models.TextField("参训人员（签到）", blank=True, editable=False)
    result = models.CharField("考核结果", max_length=200, blank=True)
    files_text = models.CharField("附件", max_length=60, blank=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.PLANNED, editable=False)

    objects = TrainingQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "培训"
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="training_start"),
            models.Index(fields=["unit", "-starts_on", "-id"], name="training_unit_start"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="training_ends_after_start"),
            models.CheckConstraint(condition=Q(expected__gte=F("present")), name="training_present_of_expected"),
        ]

    def __str__(self) -> str:
        return self.theme

    def derive(self) -> Self:
        """Set what follows from other columns; ``bulk_create`` needs it called by hand."""
        self.ends_on = self.ends_on or self.starts_on
        same = self.ends_on == self.starts_on
        self.period = f"{self.starts_on}" if same else f"{self.starts_on} 至 {self.ends_on}"
        self.organizer = self.organizer or str(self.unit)[:80]
        return self

    @property
    def days(self) -> int:
        last: date = self.ends_on or self.starts_on
        return (last - self.starts_on).days + 1

    @property
    def hours_text(self) -> str:
        return format_number(self.hours) or "0"

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        count = attachments.of(self).count()
        self.files_text = f"{count} 份" if count else ""
        Training.objects.filter(pk=self.pk).update(files_text=self.files_text)


class ParticipantQuerySet(models.QuerySet["TrainingParticipant"]):
    def attended(self) -> Self:
        """What counts: lines of trainings that were held and are not voided."""
        return self.filter(training__voided_at__isnull=True, training__state=Training.State.HELD)


class TrainingParticipant(models.Model):
    """Someone who was there (signed in)."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="participants", verbose_name="培训")
    person = models.ForeignKey(Person, models.PROTECT, related_name="trainings", verbose_name="参训人员")

    objects = ParticipantQuerySet.as_manager()

    class Meta:
        verbose_name = "参训人员"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["training", "person"], name="person_once_per_training")]

    def __str__(self) -> str:
        return self.person.name
