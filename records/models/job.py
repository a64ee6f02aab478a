"""Work that takes longer than a page: exports, imports. The row is the truth, the message to the worker a hint."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone


class Job(models.Model):
    """One task of one person. Whoever holds ``claim`` works on it until ``lease_until``."""

    class State(models.TextChoices):
        QUEUED = "queued", "排队中"
        RUNNING = "running", "进行中"
        DONE = "done", "已完成"
        FAILED = "failed", "未完成"
        CANCELLED = "cancelled", "已取消"

    OVER = (State.DONE, State.FAILED, State.CANCELLED)

    id = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField("种类", max_length=60)
    title = models.CharField("任务", max_length=120)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="发起人")
    payload: Any = models.JSONField("参数", default=dict)
    state = models.CharField("状态", max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField("已处理", default=0)
    total = models.PositiveIntegerField("总数", default=0)  # 0: not known
    message = models.CharField("说明", max_length=300, blank=True)
    created_at = models.DateTimeField("发起时间", default=timezone.now)
    published_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)
    claim = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField("次数", default=0)
    cancel_asked = models.BooleanField(default=False)
    result_name = models.CharField("结果文件", max_length=120, blank=True)
    result_size = models.PositiveBigIntegerField("结果大小", default=0)

    class Meta:
        verbose_name = "后台任务"
        indexes = [
            models.Index(fields=["owner", "-created_at"], name="jobs_of_owner"),
            models.Index(fields=["state", "lease_until"], name="jobs_to_sweep"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        """Where the result lies, below MEDIA_ROOT. Each attempt has its own place: a late one harms no other."""
        return f"jobs/{self.id.hex[:2]}/{self.id.hex}.{self.attempts}"

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def percent(self) -> int | None:
        """0 to 100, or None while nobody knows."""
        if self.state == self.State.DONE:
            return 100
        return min(99, self.done * 100 // self.total) if self.total else None
