"""五必做: something done for people. Of counselling nothing is kept but that it took place (rules.md PI-11)."""

from __future__ import annotations

from decimal import Decimal
from typing import ClassVar, Self

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.units.models import InUnit
from records.models.record import Record
from welfare.must_items.models import MustItem
from welfare.needs.levels import Level
from welfare.needs.models import Need
from welfare.permissions import ACTS

MONEY = [MinValueValidator(Decimal(0))]


class Act(InUnit, Record):
    """``confidential`` is copied from the item; such a row names nobody and says nothing."""

    class Provider(models.TextChoices):
        OWN = "own", "本支部谈心人员"
        UNIT = "unit", "单位心理辅导员"
        SPECIALIST = "specialist", "专业机构"
        HOTLINE = "hotline", "心理热线"
        HOSPITAL = "hospital", "医院转介"

    permissions: ClassVar[PermissionRule] = ACTS
    NAMELESS: ClassVar = ("person", "recipients", "content", "need", "reason", "remark")

    item = models.ForeignKey(MustItem, models.PROTECT, related_name="+", verbose_name="类别")
    done_on = models.DateField("时间")
    level = models.CharField("责任单位", max_length=10, choices=Level, default=Level.BRANCH)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="acts", verbose_name="对象")
    recipients = models.CharField("服务对象（群体）", max_length=200, blank=True)
    headcount = models.PositiveIntegerField("人数", default=1, validators=[MinValueValidator(1)])
    content = models.CharField("内容", max_length=1000, blank=True)
    cost = models.DecimalField("经费（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=MONEY)
    satisfaction = models.CharField("满意度", max_length=8, choices=Need.Satisfaction, blank=True)
    need = models.ForeignKey(Need, models.PROTECT, null=True, blank=True, related_name="acts", verbose_name="对应需求")
    provider = models.CharField("心理疏导服务方", max_length=10, choices=Provider, blank=True)
    follow_up = models.BooleanField("需要继续跟进", default=False)
    reason = models.CharField("慰问原因", max_length=60, blank=True)
    visit_kind = models.CharField("慰问类型", max_length=30, blank=True)
    visitors = models.CharField("慰问人", max_length=100, blank=True)
    department = models.CharField("部门", max_length=60, blank=True)
    gift_cost = models.DecimalField(
        "慰问品金额（元）", max_digits=12, decimal_places=2, null=True, blank=True, validators=MONEY
    )
    booked = models.BooleanField("是否入账", default=False)
    remark = models.CharField("备注", max_length=300, blank=True)
    confidential = models.BooleanField("只限指定人员知悉", default=False, editable=False)

    class Meta:
        verbose_name = "五必做"
        indexes = [
            models.Index(fields=["-done_on", "-id"], name="act_day"),
            models.Index(fields=["unit", "done_on"], name="act_unit_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(confidential=False)
                | Q(content="", recipients="", person__isnull=True, need__isnull=True, reason="", remark=""),
                name="counselling_says_nothing",
            ),
        ]

    def __str__(self) -> str:
        what = self.content or self.whom
        return f"{self.item}：{what}" if what else f"{self.item} {self.done_on}"

    @property
    def whom(self) -> str:
        return str(self.person) if self.person else self.recipients

    def derive(self) -> Self:
        self.confidential = self.item.confidential
        return self
