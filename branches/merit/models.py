"""考核 and 激励 of party-affairs officers: read by the offices above and by the person, never by colleagues."""

from __future__ import annotations

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.oneself import ABOUT_A_PERSON
from organisation.units.models import InUnit
from records.files import attachments
from records.models.record import Record


class AboutOfficer(InUnit, Record):
    """``unit`` is where the person held the main post when the record was made."""

    permissions: ClassVar[PermissionRule] = ABOUT_A_PERSON

    person = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="姓名")

    class Meta:
        abstract = True


class Appraisal(AboutOfficer):
    """One a year."""

    class Grade(models.TextChoices):
        EXCELLENT = "excellent", "优秀"
        COMPETENT = "competent", "称职"
        BASIC = "basic", "基本称职"
        INCOMPETENT = "incompetent", "不称职"

    COLOURS: ClassVar = {"excellent": "green", "competent": "blue", "basic": "yellow", "incompetent": "red"}

    year = models.PositiveIntegerField("年度", validators=[MinValueValidator(2000), MaxValueValidator(2100)])
    score = models.DecimalField(
        "得分",
        max_digits=4,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MinValueValidator(0), MaxValueValidator(100)],
    )
    grade = models.CharField("等次", max_length=12, choices=Grade)
    opinion = models.TextField("考核意见", max_length=2000, blank=True)
    appraised_by = models.CharField("考核单位（人）", max_length=80)
    appraised_on = models.DateField("考核日期")

    class Meta:
        verbose_name = "党务干部考核"
        indexes = [
            models.Index(fields=["-appraised_on", "-id"], name="appraisal_day"),
            models.Index(fields=["person", "-year"], name="appraisal_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "year"], condition=Q(voided_at__isnull=True), name="one_appraisal_a_year",
                violation_error_message="这个人这一年已经登记过考核，请修改原来的记录。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person} {self.year} 年度考核"


class Incentive(AboutOfficer):
    """评优、表彰、津贴、晋升推荐. Of an allowance only that there is one, never how much."""

    class Kind(models.TextChoices):
        HONOUR = "honour", "评优"
        COMMENDATION = "commendation", "表彰"
        ALLOWANCE = "allowance", "津贴"
        PROMOTION = "promotion", "晋升推荐"

    class Level(models.TextChoices):
        UNIT = "unit", "单位级"
        INSTITUTE = "institute", "院级"
        ABOVE = "above", "上级"

    kind = models.CharField("类别", max_length=12, choices=Kind)
    name = models.CharField("荣誉名称", max_length=120, help_text="津贴、晋升推荐写事项名称，不写金额")
    level = models.CharField("级别", max_length=10, choices=Level, default=Level.UNIT)
    granted_on = models.DateField("获得日期")
    public_from = models.DateField("公示开始", null=True, blank=True)
    public_to = models.DateField("公示结束", null=True, blank=True)
    document_number = models.CharField("决定文号", max_length=60, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    files_text = models.CharField("附件", max_length=60, blank=True, editable=False)

    class Meta:
        verbose_name = "党务干部激励"
        indexes = [
            models.Index(fields=["-granted_on", "-id"], name="incentive_day"),
            models.Index(fields=["person", "-granted_on"], name="incentive_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(public_from__isnull=True) | Q(public_to__isnull=True) | Q(public_to__gte=F("public_from")),
                name="incentive_public_ends_after_start", violation_error_message="公示结束不能早于公示开始。",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.person} {self.name}"

    @property
    def whom(self) -> str:
        return f"个人：{self.person}"

    @property
    def publicity(self) -> str:
        days = [str(day) for day in (self.public_from, self.public_to) if day]
        return " 至 ".join(days)

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        count = attachments.of(self).count()
        self.files_text = f"{count} 份" if count else ""
        Incentive.objects.filter(pk=self.pk).update(files_text=self.files_text)
