"""One workbook on its way in, and what became of each of its rows."""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class ImportBatch(models.Model):
    """``answers`` is what the person said about the file: columns, values for the whole file, unknown values."""

    class State(models.TextChoices):
        READING = "reading", "正在读取"
        ASKING = "asking", "等待确认对应关系"
        CHECKING = "checking", "正在核对"
        CHECKED = "checked", "等待确认导入"
        SAVING = "saving", "正在导入"
        DONE = "done", "已导入"
        UNDONE = "undone", "已撤销"
        FAILED = "failed", "未能导入"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ledger = models.CharField("台账", max_length=60)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="导入人")
    identity = models.JSONField("操作身份", default=dict)
    created_at = models.DateTimeField("上传时间", default=timezone.now)
    done_at = models.DateTimeField("导入时间", null=True)
    undone_at = models.DateTimeField("撤销时间", null=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.READING)
    message = models.CharField("说明", max_length=300, blank=True)

    job = models.ForeignKey("records.Job", models.SET_NULL, null=True, related_name="+", verbose_name="后台任务")
    file_name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件摘要", max_length=64)
    heads = models.JSONField("表头", default=list)
    samples = models.JSONField("各栏示例", default=list)
    answers = models.JSONField("对应关系", default=dict)  # {"columns": {}, "constants": {}, "values": {}}
    questions = models.JSONField("待确认的值", default=list)
    digest = models.CharField("预览摘要", max_length=64, blank=True)

    cleaned = models.BooleanField("已清理", default=False)  # the upload and the lines are gone
    row_count = models.PositiveIntegerField("行数", default=0)
    new_count = models.PositiveIntegerField("新增", default=0)
    changed_count = models.PositiveIntegerField("修改", default=0)
    unchanged_count = models.PositiveIntegerField("没有变化", default=0)
    refused_count = models.PositiveIntegerField("有问题", default=0)

    class Meta:
        verbose_name = "导入批次"
        indexes = [models.Index(fields=["user", "-created_at"], name="import_of_user")]

    def __str__(self) -> str:
        return f"{self.file_name}（{self.get_state_display()}）"

    def answer(self, part: str) -> dict[str, Any]:
        """One part of ``answers``, to be changed in place."""
        found: dict[str, Any] = self.answers.setdefault(part, {})
        return found

    @property
    def path(self) -> str:
        """Where the upload lies, below MEDIA_ROOT; its rows lie beside it."""
        return f"imports/{self.id.hex[:2]}/{self.id.hex}.xlsx"

    @property
    def rows_path(self) -> str:
        return f"imports/{self.id.hex[:2]}/{self.id.hex}.rows"

    @property
    def is_running(self) -> bool:
        """A task works on it; the page has nothing to ask yet."""
        return self.state in (self.State.READING, self.State.CHECKING, self.State.SAVING)

    @property
    def saved_count(self) -> int:
        return self.new_count + self.changed_count


class ImportLine(models.Model):
    """One row of the file that is not simply unchanged: what the preview shows and what the undo needs."""

    class Outcome(models.TextChoices):
        NEW = "new", "新增"
        CHANGED = "changed", "修改"
        REFUSED = "refused", "有问题"

    batch = models.ForeignKey(ImportBatch, models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField("行号")
    outcome = models.CharField(max_length=8, choices=Outcome)
    title = models.CharField("对象", max_length=200, blank=True)
    object_id = models.CharField(max_length=36, blank=True)
    version = models.PositiveIntegerField("导入后的版本", default=1)
    changes = models.JSONField("内容", default=list)  # [[label, old, new], …]; for refused [[column, cell, reason], …]
    before = models.JSONField("原值", default=dict, encoder=DjangoJSONEncoder)  # model field → serialised old value
    undo_note = models.CharField("撤销结果", max_length=200, blank=True)

    class Meta:
        verbose_name = "导入明细"
        constraints = [models.UniqueConstraint(fields=["batch", "number"], name="one_line_per_row")]
        indexes = [models.Index(fields=["batch", "outcome", "number"], name="import_lines")]

    def __str__(self) -> str:
        return f"第 {self.number} 行"
