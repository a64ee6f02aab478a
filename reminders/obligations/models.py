"""Obligations: what one organisation (or one person there) owes in one period, and how it stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from organisation.permissions.base import PermissionRule, Rights
from organisation.permissions.units import OwnUnit
from organisation.powers import AT_WORK, Power
from organisation.units.models import Unit
from records import scope
from reminders.numbers import LOOK_BACK_DAYS, number
from reminders.obligations import colours, states
from reminders.rules.models import Rule, RuleVersion


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


class RecomputeRun(models.Model):
    """One pass from scratch and what it found different from what the day's own changes had left."""

    began_at = models.DateTimeField("开始时间", default=timezone.now)
    ended_at = models.DateTimeField("结束时间", null=True)
    created = models.PositiveIntegerField("新增", default=0)
    corrected = models.PositiveIntegerField("更正", default=0)
    removed = models.PositiveIntegerField("移除", default=0)

    class Meta:
        verbose_name = "全量核对"
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{timezone.localtime(self.began_at):%Y-%m-%d %H:%M}"


class KeptInside(OwnUnit):
    """The unit decides, except for sensitive matters: those exist for their keeper and nobody else.

    What a rolling rule says of one person is for those at work with people, not for the other members.
    """

    def rows(self, access: Rights, power: str) -> Q:
        open_to_all = super().rows(access, power) & Q(keeper__isnull=True, rule__sensitive=False)
        if power == Power.VIEW and self._only_looks_somewhere(access):
            of_people = Q(period__in=Period.objects.filter(kind=Period.ROLLING))
            open_to_all &= ~of_people | access.within(self.lookup, *AT_WORK)
        return open_to_all | Q(keeper=access.user.pk) if power == Power.VIEW else open_to_all

    def permits(self, access: Rights, power: str, record: Any) -> bool:
        if record.keeper_id is not None or record.rule.sensitive:
            return power == Power.VIEW and record.keeper_id == access.user.pk
        if power == Power.VIEW and record.period.kind == Period.ROLLING:
            return any(access.at(asked, record.unit.path) for asked in AT_WORK)
        return super().permits(access, power, record)

    @staticmethod
    def _only_looks_somewhere(access: Rights) -> bool:
        at_work = access.granted(*AT_WORK)
        return not all(path.startswith(at_work) for path in access.granted(Power.VIEW))


class ObligationQuerySet(models.QuerySet["Obligation"]):
    """Lights are read off dates, so that they change at midnight without anybody running anything."""

    def visible_to(self, user: scope.Asker, action: str = "view") -> Self:
        return scope.visible(self, user, action)

    def of_running(self) -> Self:
        """Of organisations that still exist: an ended branch owes nobody anything new."""
        return self.filter(unit__ended_on__isnull=True)

    def red(self, today: date | None = None) -> Self:
        return self.filter(colours.rows_red(today or timezone.localdate()))

    def yellow(self, today: date | None = None) -> Self:
        return self.filter(colours.rows_yellow(today or timezone.localdate()))

    def lit(self, today: date | None = None) -> Self:
        """Yellow and red together."""
        return self.filter(colours.rows_lit(today or timezone.localdate()))

    def burning(self, today: date | None = None) -> Self:
        """What pages, notices and hand-overs speak of: lit, of running organisations, due within the look-back."""
        day = today or timezone.localdate()
        return self.of_running().lit(day).filter(due_on__gte=day - timedelta(days=number(LOOK_BACK_DAYS)))

    def in_periods(self) -> Self:
        """Without what is counted from the last time on: that burns or is not due, and belongs to no month or rate."""
        return self.exclude(period__in=Period.objects.filter(kind=Period.ROLLING))

    def in_rates(self) -> Self:
        """What rates and the month matrix count, the same for every reader: rules that light, within their periods.

        Not what only hints (nobody is red for missing it, so it must not count when met), nor what one keeper sees.
        """
        hints = RuleVersion.objects.filter(severity=RuleVersion.Severity.INFO)
        return self.in_periods().filter(keeper__isnull=True, rule__sensitive=False).exclude(version__in=hints)

    def begun(self, today: date | None = None) -> Self:
        return self.filter(starts_on__lte=today or timezone.localdate())


class Obligation(models.Model):
    """Written by reminders.recomputing only. ``subject`` is '' for the unit, a person's id, or a record's reference."""

    class Outcome(models.TextChoices):
        OPEN = "open", "待完成"
        ON_TIME = "on_time", "按期完成"
        LATE = "late", "逾期完成（补报）"
        WAITING = "waiting", "待审核"  # handed in: it burns for nobody here, the reviewer's own list has it
        EXEMPT = "exempt", "免除"

    permissions: ClassVar[PermissionRule] = KeptInside()

    # Derived rows, hundreds of thousands in one statement from the very tables they point at: checking each key once
    # more, and an index for each, would take longer than everything else.
    rule = models.ForeignKey(
        Rule, models.CASCADE, related_name="obligations", db_constraint=False, db_index=False, verbose_name="规则"
    )
    version = models.ForeignKey(
        RuleVersion, models.CASCADE, related_name="+", db_constraint=False, db_index=False, verbose_name="规则版本"
    )
    unit = models.ForeignKey(
        Unit, models.CASCADE, related_name="obligations", db_constraint=False, db_index=False, verbose_name="党组织"
    )
    period = models.ForeignKey(
        Period, models.PROTECT, related_name="+", db_constraint=False, db_index=False, verbose_name="周期"
    )
    subject = models.CharField("对象", max_length=80, blank=True)
    title = models.CharField("事项", max_length=120, blank=True)
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+", db_index=False, verbose_name="经办人"
    )
    starts_on = models.DateField("起算日期")  # first and last day that count, within the unit's own life
    ends_on = models.DateField("截止周期")
    lived_days = models.IntegerField("运行天数", default=0)
    due_on = models.DateField("应完成日期")
    yellow_from = models.DateField("亮黄灯日期")
    red_from = models.DateField("亮红灯日期")
    needed = models.FloatField("应完成", default=1)
    done = models.FloatField("已完成", default=0)
    waiting = models.IntegerField("待审核", default=0)
    outcome = models.CharField("完成情况", max_length=8, choices=Outcome, default=Outcome.OPEN)
    record = models.CharField("完成记录", max_length=80, blank=True)  # "slug:pk"
    made_in = models.ForeignKey(
        RecomputeRun, models.DO_NOTHING, null=True, related_name="made", db_constraint=False, db_index=False
    )
    changed_in = models.ForeignKey(
        RecomputeRun, models.DO_NOTHING, null=True, related_name="changed", db_constraint=False, db_index=False
    )

    objects = ObligationQuerySet.as_manager()

    class Meta:
        verbose_name = "应办事项"
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(fields=["rule", "unit", "period", "subject"], name="one_obligation_each")
        ]
        indexes = [
            models.Index(fields=["unit", "due_on"], name="obligation_unit_due"),
            models.Index(fields=["keeper"], condition=Q(keeper__isnull=False), name="obligation_keeper"),
            # What burns now is a handful of the open rows: found by both dates, whatever the years behind.
            models.Index(fields=["due_on", "yellow_from"], condition=Q(outcome="open"), name="obligation_open_due"),
            models.Index(fields=["yellow_from", "unit"], condition=Q(outcome="open"), name="obligation_open_from"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}（{self.period}）"

    def state(self, today: date | None = None) -> states.State:
        """The one word for how it stands."""
        return states.state_of(self, today or timezone.localdate())

    def light(self, today: date | None = None) -> str:
        """red, yellow or green."""
        day = today or timezone.localdate()
        return colours.worst(self.is_red(day), self.is_yellow(day))

    def is_red(self, today: date | None = None) -> bool:
        return colours.is_red(self, today or timezone.localdate())

    def is_yellow(self, today: date | None = None) -> bool:
        return colours.is_yellow(self, today or timezone.localdate())

    def is_lit(self, today: date | None = None) -> bool:
        """Yellow or red."""
        return colours.is_lit(self, today or timezone.localdate())
