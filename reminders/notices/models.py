"""Messages inside the portal, what each person was told about each duty, and how people want to be told."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from reminders.obligations.models import Obligation

STAGE_LABELS = {
    "d30": "到期前 30 天",
    "d7": "到期前 7 天",
    "d3": "到期前 3 天",
    "d0": "到期当天",
    "overdue": "逾期",
    "unit": "逾期报单位",
    "institute": "逾期报院党委",
}


class Notice(models.Model):
    """One message of one person. It says which duty and when; never what a record contains."""

    class Kind(models.TextChoices):
        DIGEST = "digest", "每日提醒"
        URGE = "urge", "催办"
        EVENT = "event", "通知"
        SYSTEM = "system", "系统"

    key = models.CharField(max_length=160, unique=True)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices", verbose_name="接收人"
    )
    kind = models.CharField("类别", max_length=12, choices=Kind)
    title = models.CharField("标题", max_length=120)
    body = models.TextField("内容", blank=True)
    url = models.CharField("链接", max_length=300, blank=True)
    created_at = models.DateTimeField("时间", default=timezone.now)
    read_at = models.DateTimeField("已读时间", null=True)

    class Meta:
        verbose_name = "消息"
        ordering = ("-id",)
        indexes = [
            models.Index(fields=["recipient", "-id"], name="notice_recipient"),
            models.Index(fields=["recipient"], condition=Q(read_at__isnull=True), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.title


class Reminder(models.Model):
    """One person is to be told of one duty at one stage. Unique, so a doubled deadline tells nobody twice."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="reminders", verbose_name="应办事项")
    stage = models.CharField("阶段", max_length=10)  # see reminders.notices.stages
    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="接收人")
    digest = models.CharField("所在提醒", max_length=160, blank=True)  # the key of the digest that carried it
    created_at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "提醒"
        constraints = [models.UniqueConstraint(fields=["obligation", "stage", "recipient"], name="told_once_per_stage")]
        indexes = [models.Index(fields=["recipient"], condition=Q(digest=""), name="reminder_untold")]

    def __str__(self) -> str:
        return f"{self.recipient} {self.stage_label}"

    @property
    def stage_label(self) -> str:
        return STAGE_LABELS.get(self.stage, self.stage)


class Urge(models.Model):
    """催办: a superior asks a branch, in words, to do what it owes."""

    obligation = models.ForeignKey(Obligation, models.CASCADE, related_name="urges", verbose_name="应办事项")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="催办人")
    by_title = models.CharField("催办人职务", max_length=120, blank=True)
    word = models.CharField("催办意见", max_length=200)
    at = models.DateTimeField("催办时间", default=timezone.now)

    class Meta:
        verbose_name = "催办"
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.word


class NoticePreference(models.Model):
    """How a person wants to be told. Messages inside the portal always come."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_preference", verbose_name="用户"
    )
    mail = models.EmailField("接收邮箱", blank=True)
    chat = models.CharField(
        "工作群机器人地址",
        max_length=300,
        blank=True,
        help_text="企业微信、钉钉、飞书群机器人，例如 wecombot://密钥",
    )
    quiet_from = models.TimeField("免打扰开始", null=True, blank=True)
    quiet_to = models.TimeField("免打扰结束", null=True, blank=True)
    away_from = models.DateField("离岗开始", null=True, blank=True)
    away_to = models.DateField("离岗结束", null=True, blank=True)

    class Meta:
        verbose_name = "提醒方式"

    def __str__(self) -> str:
        return f"{self.user}的提醒方式"

    def channels(self) -> list[str]:
        found: list[str] = [Dispatch.Channel.PORTAL]
        if self.mail:
            found.append(Dispatch.Channel.MAIL)
        if self.chat:
            found.append(Dispatch.Channel.CHAT)
        return found


class DayRun(models.Model):
    """The day's reminders were planned. The row and the plan are one transaction."""

    day = models.DateField("日期", primary_key=True)
    at = models.DateTimeField("时间", default=timezone.now)

    class Meta:
        verbose_name = "每日提醒批次"

    def __str__(self) -> str:
        return str(self.day)


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
