"""The working calendar (CA-01): days that differ from the plain week, and which years an official notice confirmed."""

from __future__ import annotations

from django.db import models


class CalendarDay(models.Model):
    """One day that is named or differs from its weekday. Days without a row follow the week."""

    class Source(models.TextChoices):
        NOTICE = "notice", "放假通知"
        PROVISIONAL = "provisional", "暂定（仅法定节日）"
        HAND = "hand", "手工调整"

    date = models.DateField("日期", primary_key=True)
    is_workday = models.BooleanField("上班")
    name = models.CharField("名称", max_length=40, blank=True)
    source = models.CharField("来源", max_length=12, choices=Source, default=Source.HAND)

    class Meta:
        verbose_name = "工作日历"
        ordering = ("date",)

    def __str__(self) -> str:
        return f"{self.date} {self.name or ('上班' if self.is_workday else '休息')}"


class CalendarYear(models.Model):
    """Whether the year's official notice was entered; without it, deadlines of that year are provisional."""

    year = models.PositiveIntegerField("年份", primary_key=True)
    confirmed = models.BooleanField("已按放假通知确认", default=False)
    notice = models.CharField("放假通知文号", max_length=80, blank=True)

    class Meta:
        verbose_name = "日历年份"
        ordering = ("year",)

    def __str__(self) -> str:
        return f"{self.year}年"
