"""Numbers that no law fixes, with their history: a line says from which day which value holds."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone


class Setting(models.Model):
    """One value of one code from a day on. Lines are only ever added; of two for one day the later one counts."""

    code = models.CharField("参数", max_length=80)
    value = models.JSONField("取值")
    valid_from = models.DateField("生效日期")
    reason = models.CharField("原因", max_length=200)
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="设置人"
    )
    set_at = models.DateTimeField("设置时间", default=timezone.now)

    class Meta:
        verbose_name = "参数"
        ordering = ["code", "valid_from", "id"]
        indexes = [models.Index(fields=["code", "valid_from", "id"], name="setting_in_force")]

    def __str__(self) -> str:
        return f"{self.code}={self.value}"
