"""The project register: a temporary branch is bounded by its project (SY-01)."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from organisation.units.models import InUnit
from records.models.record import Record

PHASES = {"entering": "blue", "preparing": "blue", "carrying_out": "green", "closing": "yellow", "left": "gray"}


class Project(InUnit, Record):
    """A task away from home. The site is named coarsely on purpose (SE-03)."""

    class Phase(models.TextChoices):
        ENTERING = "entering", "进场"
        PREPARING = "preparing", "准备"
        CARRYING_OUT = "carrying_out", "实施"
        CLOSING = "closing", "收尾"
        LEFT = "left", "离场"

    code = models.CharField("项目编号", max_length=40, unique=True)
    name = models.CharField("项目名称", max_length=120, help_text="用对外名称，不写型号、代号等涉密信息")
    pinyin = models.CharField("拼音首字母", max_length=120, blank=True, editable=False)
    province = models.CharField("所在省份", max_length=20, blank=True)
    site_name = models.CharField("现场名称", max_length=60, blank=True, help_text="用中性名称，例如“一号现场”")
    phase = models.CharField("项目阶段", max_length=14, choices=Phase, default=Phase.ENTERING)
    is_key = models.BooleanField("重点项目", default=False)
    started_on = models.DateField("开始日期")
    planned_end = models.DateField("计划结束日期", null=True, blank=True)
    no_branch_reason = models.CharField("不设党组织的理由", max_length=300, blank=True, editable=False)
    closed_on = models.DateField("实际结束日期", null=True, blank=True)

    class Meta:
        verbose_name = "项目"
        indexes = [models.Index(fields=["unit", "-started_on", "-id"], name="project_unit_start")]

    def __str__(self) -> str:
        return self.name


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
