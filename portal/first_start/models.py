"""The one row that knows whether an empty house waits for its first start, and how far that has come."""

from __future__ import annotations

from django.db import models
from django.utils import timezone

THE_ONE = 1


class FirstStart(models.Model):
    """Made by `prepare` in an empty database only; a house without the row was never asked and never will be.

    ``code`` and ``door`` are hashes: of the code that `prepare` printed, of what the browser holds that gave it.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE, editable=False)
    code = models.CharField("启动码", max_length=128, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    door = models.CharField("浏览器凭据", max_length=64, blank=True)
    answers = models.JSONField("已填内容", default=dict)
    asked_at = models.DateTimeField("开始等待启用", default=timezone.now)
    founded_at = models.DateTimeField("设立时间", null=True)
    finished_at = models.DateTimeField("完成时间", null=True)

    class Meta:
        verbose_name = "首次启用"
        constraints = [models.CheckConstraint(condition=models.Q(id=THE_ONE), name="one_first_start")]

    def __str__(self) -> str:
        return "已完成" if self.finished_at else "已设立" if self.founded_at else "等待启用"
