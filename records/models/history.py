"""Append-only lines: who did what to which record, under which post, and what changed."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Forbidden(Exception):
    """Somebody's code tried to change what happened."""


class HistoryQuerySet(models.QuerySet["HistoryLine"]):
    """Reading and appending only."""

    def update(self, **values: object) -> int:
        raise Forbidden("history lines are never changed")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise Forbidden("history lines are never deleted")


class HistoryLine(models.Model):
    """One fact of a record's life. The names are kept as they were; lines of one act share ``act``."""

    at = models.DateTimeField("时间", default=timezone.now)
    act = models.UUIDField("同一次操作", default=uuid.uuid4)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        db_constraint=False,
        verbose_name="操作人",
    )
    actor_name = models.CharField("操作人姓名", max_length=50)
    acting_as = models.CharField("操作身份", max_length=200, blank=True)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="对象类型")
    object_id = models.CharField("对象编号", max_length=36)
    object_title = models.CharField("对象名称", max_length=200)
    verb = models.CharField("动作", max_length=40)
    text = models.CharField("说明", max_length=500)
    changes = models.JSONField("变更内容", default=dict)  # {"活动主题": ["旧", "新"]}

    objects = HistoryQuerySet.as_manager()

    class Meta:
        verbose_name = "操作记录"
        indexes = [
            models.Index(fields=["content_type", "object_id", "id"], name="history_of_object"),
            models.Index(fields=["actor", "-id"], name="history_of_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.actor_name} {self.text}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Forbidden("history lines are never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        raise Forbidden("history lines are never deleted")


class HistorySeal(models.Model):
    """The chain over the lines: each seal hashes its line together with the seal before it.

    Sealing runs apart from the writes, so that writers never queue behind the head of the chain.
    """

    line = models.OneToOneField(HistoryLine, models.PROTECT, related_name="seal")
    previous = models.CharField(max_length=64)
    mac = models.CharField(max_length=64)

    class Meta:
        verbose_name = "操作记录封签"

    def __str__(self) -> str:
        return self.mac


class Snapshot(models.Model):
    """What an approved record said before it was edited: the old version stays readable."""

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.CharField(max_length=36)
    version = models.PositiveIntegerField("版本")
    taken_at = models.DateTimeField("保存时间", default=timezone.now)
    taken_by_name = models.CharField("保存人", max_length=50)
    content = models.JSONField("内容", default=list)  # [["标题", "值"], …] in the order of the page

    class Meta:
        verbose_name = "历史版本"
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "version"], name="one_snapshot_per_version")
        ]

    def __str__(self) -> str:
        return f"第 {self.version} 版"
