"""The phase log of a project: every change with its day, and its reason where the usual order was left."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from branches.projects.models import Project


class PhaseChange(models.Model):
    """Append-only; written by :mod:`branches.projects.acts`. The first line of a project has no ``before``."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="phase_changes", verbose_name="项目")
    before = models.CharField("原阶段", max_length=14, choices=Project.Phase, blank=True)
    after = models.CharField("新阶段", max_length=14, choices=Project.Phase)
    happened_on = models.DateField("变更日期")
    reason = models.CharField("原因", max_length=300, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="登记人"
    )
    created_at = models.DateTimeField("登记时间", auto_now_add=True)

    class Meta:
        verbose_name = "项目阶段变更"
        ordering = ("happened_on", "pk")

    def __str__(self) -> str:
        return f"{self.project}：{self.get_after_display()}"
