"""What must reach a person through one channel, once: the table that is claimed before anything is sent."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    def ready(self, now: datetime | None = None) -> Self:
        """Waiting and due, or claimed by a worker that did not come back before its lease was over."""
        now = now or timezone.now()
        waiting = Q(state=Dispatch.State.WAITING, not_before__lte=now)
        abandoned = Q(state=Dispatch.State.SENDING, leased_until__lt=now)
        return self.filter(waiting | abandoned)


class Dispatch(models.Model):
    """``key`` names the matter, the recipient and the channel, so that planning it twice makes one row."""

    class State(models.TextChoices):
        WAITING = "waiting", "待发送"
        SENDING = "sending", "发送中"
        SENT = "sent", "已发送"
        FAILED = "failed", "发送失败"
        UNKNOWN = "unknown", "结果不明"

    class Channel(models.TextChoices):
        PORTAL = "portal", "站内消息"
        MAIL = "mail", "电子邮件"
        CHAT = "chat", "工作群消息"

    key = models.CharField("键", max_length=160, unique=True)
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="接收人")
    channel = models.CharField("渠道", max_length=8, choices=Channel)
    kind = models.CharField("类别", max_length=12)
    title = models.CharField("标题", max_length=120)
    body = models.TextField("内容", blank=True)
    url = models.CharField("链接", max_length=300, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    not_before = models.DateTimeField("最早发送时间", default=timezone.now)
    leased_until = models.DateTimeField("占用到", null=True)
    token = models.UUIDField("占用凭据", null=True)
    attempts = models.PositiveIntegerField("次数", default=0)
    last_error = models.CharField("失败原因", max_length=200, blank=True)
    created_at = models.DateTimeField("生成时间", default=timezone.now)
    sent_at = models.DateTimeField("送达时间", null=True)

    objects = DispatchQuerySet.as_manager()

    class Meta:
        verbose_name = "发送任务"
        ordering = ("-id",)
        indexes = [
            models.Index(
                fields=["not_before"], condition=Q(state__in=("waiting", "sending")), name="dispatch_unfinished"
            ),
            models.Index(fields=["state", "-id"], name="dispatch_state"),
        ]

    def __str__(self) -> str:
        return f"{self.title} → {self.recipient}"
