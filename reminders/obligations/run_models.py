"""The passes from scratch, and what each found."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class RecomputeRun(models.Model):
    """One pass from scratch and what it found different from what the day's own changes had left."""

    began_at = models.DateTimeField("开始时间", default=timezone.now)
    ended_at = models.DateTimeField("结束时间", null=True)
    created = models.PositiveIntegerField("新增", default=0)
    corrected = models.PositiveIntegerField("更正", default=0)
    removed = models.PositiveIntegerField("移除", default=0)

    class Meta:
        verbose_name = "全量核对"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{timezone.localtime(self.began_at):%Y-%m-%d %H:%M}"
