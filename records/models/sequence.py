"""Where a yearly numbering stands. Rows are locked by the UPDATE that takes the next number."""

from __future__ import annotations

from django.db import models


class Sequence(models.Model):
    """One numbering of one year, e.g. LZ 2026."""

    prefix = models.CharField("字头", max_length=20)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("已用到", default=0)

    class Meta:
        verbose_name = "编号序列"
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="one_sequence_per_year")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}：{self.last}"
