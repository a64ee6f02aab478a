"""Who held a need, from when to when, and why it was handed on."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisation.people.models import Person
from organisation.units.models import Unit
from welfare.needs.models import Need


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
        return f"历时 {self.held_text}" if self.ended_at else f"办理中，已 {self.held_text}"

    @property
    def held_text(self) -> str:
        """How long, as people say it: 3 天 4 小时, 5 小时, 不到 1 小时."""
        hours = int(self.held().total_seconds() // 3600)
        days, hours = divmod(hours, 24)
        if days:
            return f"{days} 天 {hours} 小时" if hours else f"{days} 天"
        return f"{hours} 小时" if hours else "不到 1 小时"
