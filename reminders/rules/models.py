"""Rules are data with a history: what is asked, of whom, how often, by what it is fulfilled, and who says so."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from organisation.permissions.base import NOTHING, PermissionRule, Rights
from organisation.powers import Power, Role
from organisation.regulations import where


class Published(PermissionRule):
    """Whoever may look at anything may know what is asked; rules of sensitive matters are not on offer."""

    def rows(self, access: Rights, power: str) -> Q:
        return Q(sensitive=False) if power == Power.VIEW and access.holds(power) else NOTHING

    def permits(self, access: Rights, power: str, record: Any) -> bool:
        return power == Power.VIEW and access.holds(power) and not record.sensitive


class Rule(models.Model):
    """What never changes about a rule; everything that may change stands in its versions."""

    class Focus(models.TextChoices):
        GUIDANCE = "guidance", "政治引领"
        COHESION = "cohesion", "思想凝聚"
        ORGANISATION = "organisation", "组织动员"
        SUPERVISION = "supervision", "监督管控"
        SERVICE = "service", "服务保障"

    permissions: ClassVar[PermissionRule] = Published()

    code = models.CharField("规则编号", max_length=40, unique=True)
    title = models.CharField("规则名称", max_length=60)
    focus = models.CharField("所属聚焦", max_length=12, choices=Focus)
    # Obligations of a sensitive rule are seen by their keeper only, and no notice says what they are about.
    sensitive = models.BooleanField("涉及敏感内容", default=False)

    class Meta:
        verbose_name = "规则"
        ordering = ("focus", "code")

    def __str__(self) -> str:
        return self.title


class VersionQuerySet(models.QuerySet["RuleVersion"]):
    def in_force(self, day: date | None = None) -> Self:
        """Versions in force on that day (default today)."""
        day = day or timezone.localdate()
        return self.filter(valid_from__lte=day).filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day))

    def not_over(self, day: date | None = None) -> Self:
        """Versions in force on that day (default today), or still to begin."""
        return self.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=day or timezone.localdate()))


class RuleVersion(models.Model):
    """How the rule read from ``valid_from`` until ``valid_to`` (the first day it no longer holds).

    A period is judged by the version in force on its first day; a rule that is new begins with the period in which
    its first version begins, counting only the days from then on.
    """

    class Every(models.TextChoices):
        MONTH = "month", "每月"
        QUARTER = "quarter", "每季度"
        HALF = "half_year", "每半年"
        YEAR = "year", "每年"
        ONCE = "once", "成立后一次"
        EVENT = "event", "事项发生后"
        ROLLING = "rolling", "自上次起计算"

    class Per(models.TextChoices):
        UNIT = "unit", "每个党组织"
        PERSON = "person", "每名党员"

    class Measure(models.TextChoices):
        TALLY = "tally", "次数（学时）"
        PEOPLE = "people", "覆盖党员人数"
        GROUPS = "groups", "覆盖党小组数"
        EACH = "each", "名册上每人各项"  # each kind owed to everybody on the roster, 群众 too

    class Severity(models.TextChoices):
        BLOCK = "block", "必须"
        WARN = "warn", "应当"
        INFO = "info", "提示"

    rule = models.ForeignKey(Rule, models.CASCADE, related_name="versions", verbose_name="规则")
    number = models.PositiveIntegerField("版本", default=1)
    valid_from = models.DateField("生效日期")
    valid_to = models.DateField("停用日期", null=True, blank=True)

    every = models.CharField("周期", max_length=10, choices=Every)
    per = models.CharField("对象", max_length=8, choices=Per, default=Per.UNIT)
    measure = models.CharField("完成标准", max_length=8, choices=Measure, default=Measure.TALLY)
    times = models.PositiveIntegerField("次数（学时）", default=1)
    share = models.PositiveIntegerField("覆盖比例（%）", default=100)
    prorated = models.BooleanField("按实际天数折算", default=False)
    reach_back = models.PositiveIntegerField("向前追溯月数", default=0)

    kinds = models.CharField("适用党组织", max_length=120, default="branch,joint_branch")
    least_formal = models.PositiveIntegerField("正式党员不少于", default=0)
    needs_groups = models.BooleanField("设有党小组", default=False)
    key_only = models.BooleanField("仅重点项目", default=False)
    phases = models.CharField("适用项目阶段", max_length=80, blank=True)
    # With roles a rule per person asks those who hold such a post here, for the days they hold it.
    roles = models.CharField("仅限任职人员", max_length=200, blank=True)
    least_days = models.PositiveIntegerField("周期内至少运行天数", null=True, blank=True)
    least_months = models.PositiveIntegerField("周期内至少运行月数", default=0)  # calendar months; before the days

    event = models.CharField("触发事项", max_length=60, blank=True)
    due_days = models.PositiveIntegerField("期限天数", default=0)
    due_months = models.PositiveIntegerField("期限月数", default=0)  # events and rolling rules; before the days
    working_days = models.BooleanField("按工作日计算", default=False)
    window_days = models.PositiveIntegerField("提前几天亮黄灯", default=7)
    grace_days = models.PositiveIntegerField("宽限天数", default=0)
    severity = models.CharField("要求程度", max_length=6, choices=Severity, default=Severity.WARN)
    unit_after = models.PositiveIntegerField("逾期几天报单位", default=3)
    institute_after = models.PositiveIntegerField("逾期几天报院党委", default=10)

    clause = models.CharField("依据编号", max_length=40)
    source_text = models.CharField("依据原文", max_length=300, blank=True)
    todo = models.CharField("要做什么", max_length=120)
    change_reason = models.CharField("修订说明", max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="修订人"
    )
    made_at = models.DateTimeField("修订时间", default=timezone.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = "规则版本"
        ordering = ("rule", "-number")
        constraints = [
            models.UniqueConstraint(fields=["rule", "number"], name="one_version_per_number"),
            models.UniqueConstraint(fields=["rule"], condition=Q(valid_to__isnull=True), name="one_open_version"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="version_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} 第 {self.number} 版"

    @property
    def due_text(self) -> str:
        """6 个月, 15 个工作日, 1 个月又 7 天."""
        days = f"{self.due_days} {'个工作日' if self.working_days else '天'}"
        months = f"{self.due_months} 个月"
        return days if not self.due_months else f"{months}又 {days}" if self.due_days else months

    @property
    def role_list(self) -> list[str]:
        return [role for role in self.roles.split(",") if role]

    @property
    def whom(self) -> str:
        """每名党员, 每名书记、副书记 …"""
        if not self.roles:
            return self.get_per_display()
        return "每名" + "、".join(str(Role(role).label) for role in self.role_list)

    @property
    def says_only(self) -> bool:
        """Burns never and stands in no rate: what nobody is red for must not count when it is met either."""
        return self.severity == self.Severity.INFO

    @property
    def rests_on(self) -> str:
        """《支部工作条例》第十六条: where it stands written, in words."""
        return where(self.clause)

    @property
    def kind_list(self) -> list[str]:
        return [kind for kind in self.kinds.split(",") if kind]


class RuleFulfilment(models.Model):
    """One kind of record that fulfils the version, by the code under which it is registered."""

    version = models.ForeignKey(RuleVersion, models.CASCADE, related_name="fulfilments")
    code = models.CharField("记录种类", max_length=60)

    class Meta:
        verbose_name = "完成依据"
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="fulfilment_once_per_version")]

    def __str__(self) -> str:
        return self.code
