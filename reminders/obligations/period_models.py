"""The spans of time in which something is asked."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Period(models.Model):
    """A month, quarter, half-year or year; one row each for a whole life (``once``), events and rolling rules."""

    ROLLING: ClassVar[str] = "rolling"

    kind = models.CharField("周期", max_length=10)
    key = models.CharField("周期编号", max_length=10, unique=True)  # 2026-02, 2026Q1, 2026H1, 2026, once, event
    label = models.CharField("名称", max_length=20)
    starts_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        verbose_name = "周期"
        indexes = [models.Index(fields=["kind", "starts_on"], name="period_kind_start")]

    def __str__(self) -> str:
        return self.label
