"""What was found at one point; the text is copied, so that the record says what was asked that day."""

from __future__ import annotations

from django.db import models

from supervision.check_lists.models import CheckItem
from supervision.inspections.models import Inspection


class InspectionItem(models.Model):
    """``item`` is empty for a problem the list did not ask for."""

    class Result(models.TextChoices):
        PASS = "pass", "合格"
        FAIL = "fail", "不合格"
        NOT_APPLICABLE = "na", "不适用"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="items", verbose_name="检查")
    item = models.ForeignKey(CheckItem, models.PROTECT, null=True, related_name="+", verbose_name="检查项目")
    code = models.CharField("项目编号", max_length=40, blank=True)  # list code and item code: the same in all editions
    text = models.CharField("检查内容", max_length=300)
    result = models.CharField("结果", max_length=4, choices=Result)
    note = models.CharField("存在问题", max_length=300, blank=True)

    class Meta:
        verbose_name = "检查结果"
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["inspection", "item"], name="item_once_per_inspection")]

    def __str__(self) -> str:
        return f"{self.text}：{self.get_result_display()}"

    @property
    def problem(self) -> str:
        """The sentence of a failing point."""
        return self.note or f"{self.text}：不合格"
