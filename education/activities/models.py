"""One meeting, lecture or study of a branch: the entry from which ledger, statistics and lights are drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from education.activities.kinds import Kind
from education.activities.numbers import LATE_AFTER_DAYS, number
from organisation.groups.models import PartyGroup
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import ACTIVITIES
from organisation.units.models import InUnit
from records.files import attachments
from records.models.record import RecordQuerySet, ReviewedRecord
from records.workflow import REVIEW, Workflow


class ActivityQuerySet(RecordQuerySet["Activity"]):
    def of_kind(self, *kinds: str) -> Self:
        return self.filter(kind__in=kinds)

    def approved(self) -> Self:
        """What counts: accepted by the unit and not voided."""
        return self.not_voided().filter(state=ReviewedRecord.State.APPROVED)

    def unfinished(self) -> Self:
        """Drafts, and what waits for review or was returned."""
        return self.not_voided().exclude(state=ReviewedRecord.State.APPROVED)


class Activity(InUnit, ReviewedRecord):
    """``unit`` is the branch, or a committee above it that keeps its own.

    The four counts follow the roll-call; without a roll (imports) they are typed.
    """

    workflow: ClassVar[Workflow | None] = REVIEW
    permissions: ClassVar[PermissionRule] = ACTIVITIES

    kind = models.CharField("活动类型", max_length=32, choices=Kind)
    group = models.ForeignKey(
        PartyGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="党小组"
    )
    name = models.CharField("会议名称", max_length=120, blank=True)
    theme = models.CharField("活动主题", max_length=300)
    held_on = models.DateField("活动日期", editable=False)  # the local day of starts_at
    starts_at = models.DateTimeField("开始时间")
    ends_at = models.DateTimeField("结束时间", null=True, blank=True)
    period = models.CharField("时间（起止）", max_length=40, editable=False)  # as printed: 2026-11-22 14:30 至 16:00
    planned_at = models.DateTimeField("计划时间", null=True, blank=True)
    place = models.CharField("活动地点", max_length=120, blank=True)
    host = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="主持人（在册）"
    )
    host_name = models.CharField("主持人", max_length=50, blank=True)
    recorder = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="记录人（在册）"
    )
    recorder_name = models.CharField("记录人", max_length=50, blank=True)
    lecturer_name = models.CharField("授课人", max_length=50, blank=True)
    first_agenda = models.BooleanField("落实第一议题", default=False)
    content = models.TextField("内容摘要", max_length=20000, blank=True)
    resolutions = models.TextField("决议", max_length=5000, blank=True)
    hours = models.DecimalField(
        "学时",
        max_digits=4,
        decimal_places=1,
        default=Decimal(0),
        validators=[MinValueValidator(0), MaxValueValidator(24)],
    )
    guests = models.CharField("其他列席人员", max_length=300, blank=True)  # people who are not on the roll
    remark = models.CharField("备注", max_length=300, blank=True)

    has_roll = models.BooleanField("按名单点名", default=True, editable=False)
    expected = models.PositiveIntegerField("应到人数", default=0)
    expected_voting = models.PositiveIntegerField("应到有表决权人数", null=True, blank=True)  # None: not known
    present = models.PositiveIntegerField("实到人数", default=0)
    present_voting = models.PositiveIntegerField("实到有表决权人数", null=True, blank=True)
    leave_count = models.PositiveIntegerField("请假人数", default=0)
    absent_count = models.PositiveIntegerField("缺席人数", default=0)
    # Written with the roll-call and the votes, so that lists and exports read one row.
    observers = models.CharField("列席人员", max_length=600, blank=True, editable=False)
    absences = models.CharField("缺席人员及原因", max_length=2000, blank=True, editable=False)
    vote_text = models.TextField("表决情况", max_length=5000, blank=True, editable=False)
    files_text = models.CharField("附件", max_length=60, blank=True, editable=False)  # 照片 3 张、附件 1 个
    counted_in = models.ForeignKey(
        "education.ActivityMonth",
        models.SET_NULL,
        null=True,
        editable=False,
        db_index=False,  # months are never deleted, and nobody asks from this end
        related_name="+",
        verbose_name="计入月份",
    )

    objects = ActivityQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "组织生活"
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="activity_held"),
            models.Index(fields=["unit", "-held_on", "-id"], name="activity_unit_held"),
            models.Index(fields=["state"], name="activity_state"),
            # What a superior's list counts: only this index is read, not the rows of everybody else.
            models.Index(
                fields=["unit"], condition=~Q(state="draft") & Q(voided_at__isnull=True), name="activity_shown"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__isnull=True) | Q(ends_at__gte=F("starts_at")), name="activity_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(present__lte=F("expected")), name="activity_present_of_expected"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}：{self.theme}"

    def derive(self) -> Self:
        """Set what follows from the other columns; ``bulk_create`` needs it called by hand."""
        self.held_on = timezone.localdate(self.starts_at)
        self.period = _period(self.starts_at, self.ends_at)
        if not self.name or self.name in Kind.labels:
            self.name = self.get_kind_display()
        return self

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        kinds = list(attachments.of(self).values_list("kind", flat=True))
        photos = kinds.count("photo")
        parts = [f"照片 {photos} 张" if photos else "", f"附件 {len(kinds) - photos} 个" if len(kinds) > photos else ""]
        self.files_text = "、".join(part for part in parts if part)
        Activity.objects.filter(pk=self.pk).update(files_text=self.files_text)

    @property
    def hours_text(self) -> str:
        return f"{self.hours.normalize():f}" if self.hours else ""

    def is_late_if_submitted_now(self) -> bool:
        """补报: first submitted more than the set number of days after the day itself (MT-15)."""
        return timezone.localdate() > self.held_on + timedelta(days=number(LATE_AFTER_DAYS, self.held_on))


def _period(starts_at: datetime, ends_at: datetime | None) -> str:
    """2026-11-22 14:30 至 16:00; the day is said again only when it is another."""
    begin = timezone.localtime(starts_at)
    if ends_at is None:
        return f"{begin:%Y-%m-%d %H:%M}"
    end = timezone.localtime(ends_at)
    return f"{begin:%Y-%m-%d %H:%M} 至 {end:{'%H:%M' if end.date() == begin.date() else '%Y-%m-%d %H:%M'}}"
