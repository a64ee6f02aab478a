"""Who was there: stored once, read by the temporary branch, the person's card and the home branch (MT-18, TR-06)."""

from __future__ import annotations

from decimal import Decimal
from typing import Self

from django.db import models

from education.activities.models import Activity
from organisation.people.models import Person


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def counted(self) -> Self:
        """Lines of activities that were approved and not voided."""
        return self.filter(activity__state="approved", activity__voided_at__isnull=True)


class Attendance(models.Model):
    """One person at one activity; ``voting`` is the right to vote as it was that day (MT-13b)."""

    class Status(models.TextChoices):
        PRESENT = "present", "到会"
        LEAVE = "leave", "请假"
        ABSENT = "absent", "缺席"
        OBSERVER = "observer", "列席"

    EXPECTED = (Status.PRESENT, Status.LEAVE, Status.ABSENT)
    THERE = (Status.PRESENT, Status.OBSERVER)

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="attendances", verbose_name="活动")
    person = models.ForeignKey(Person, models.PROTECT, related_name="attendances", verbose_name="人员")
    status = models.CharField("到会情况", max_length=8, choices=Status, default=Status.PRESENT)
    reason = models.CharField("原因", max_length=100, blank=True)
    voting = models.BooleanField("有表决权", default=False)

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        verbose_name = "到会情况"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["activity", "person"], name="person_once_per_activity")]

    def __str__(self) -> str:
        return f"{self.person} {self.get_status_display()}"

    @property
    def colour(self) -> str:
        return {"present": "green", "leave": "yellow", "absent": "red", "observer": "blue"}[self.status]

    @property
    def earned_hours(self) -> Decimal:
        """Earned by being there; reads self.activity."""
        return self.activity.hours if self.status in self.THERE else Decimal(0)

    @property
    def is_expected(self) -> bool:
        return self.status in self.EXPECTED
