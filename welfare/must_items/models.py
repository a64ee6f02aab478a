"""What must be asked (五必问) and what must be done (五必做): data, so that a sixth needs no programmer."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import Q


class MustItemQuerySet(models.QuerySet["MustItem"]):
    def on(self, day: date) -> Self:
        """Those in force on that day, both ends included."""
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def asks(self) -> Self:
        return self.filter(kind=MustItem.Kind.ASK)

    def acts(self) -> Self:
        return self.filter(kind=MustItem.Kind.ACT)


class MustItem(models.Model):
    """``confidential`` rows are shown only to those who are told in confidence on the same organisation."""

    class Kind(models.TextChoices):
        ASK = "ask", "五必问"
        ACT = "act", "五必做"

    kind = models.CharField("类别", max_length=3, choices=Kind)
    code = models.CharField("编码", max_length=20, unique=True)
    name = models.CharField("名称", max_length=30)
    order = models.PositiveSmallIntegerField("顺序", default=0)
    confidential = models.BooleanField("只限指定人员知悉", default=False)
    valid_from = models.DateField("启用日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)

    objects = MustItemQuerySet.as_manager()

    class Meta:
        verbose_name = "必问必做项目"
        ordering = ("kind", "order", "pk")

    def __str__(self) -> str:
        return self.name
