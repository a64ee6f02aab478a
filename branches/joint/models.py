"""联建共建: organisations a branch works with, what was agreed, and what was done together."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import DRAFTED
from organisation.permissions.units import OWN_UNIT
from organisation.units.models import InUnit
from records.models.record import Record
from records.ui.due import Chip, due_chip

JOINT_FORMS = {"lecture": "brand", "study": "blue", "problem": "orange", "development": "green"}


class JointPartner(InUnit, Record):
    """A Party organisation of troops, a base, a neighbour; named neutrally (SE-03). ``unit`` is the branch."""

    class Kind(models.TextChoices):
        TROOPS = "troops", "部队党组织"
        BASE = "base", "基地党组织"
        LOCAL = "local", "地方党组织"
        COMPANY = "company", "企事业单位党组织"
        OTHER = "other", "其他"

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    name = models.CharField("共建方", max_length=60)
    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.BASE)
    contact = models.CharField("对方联系人", max_length=50, blank=True)
    since = models.DateField("建立联系日期")
    remark = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = "共建方"
        indexes = [models.Index(fields=["-since", "-id"], name="partner_since")]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(voided_at__isnull=True),
                name="one_partner_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class JointAgreement(InUnit, Record):
    """What both sides signed, from–to; the signed scan is attached. It is renewed by the next one."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    partner = models.ForeignKey(JointPartner, models.PROTECT, related_name="agreements", verbose_name="共建方")
    title = models.CharField("协议名称", max_length=100)
    signed_on = models.DateField("签订日期")
    starts_on = models.DateField("开始日期")
    ends_on = models.DateField("到期日期")
    signed_by = models.CharField("我方签订人", max_length=50)
    partner_signed_by = models.CharField("对方签订人", max_length=50)
    content = models.TextField("主要内容", max_length=2000, blank=True)
    closed_on = models.DateField("终止日期", null=True, blank=True)

    class Meta:
        verbose_name = "共建协议"
        indexes = [
            models.Index(fields=["-ends_on", "-id"], name="agreement_end"),
            models.Index(fields=["partner", "ends_on"], name="agreement_partner_end"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="agreement_ends_after_start"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def due(self) -> Chip:
        if self.closed_on:
            return Chip("已终止", "gray", "circle-slash")
        return due_chip(self.ends_on)


class JointBuilding(InUnit, Record):
    """One event. With a ``source`` ("activities:key") day, theme and head-count are that record's own facts."""

    class Form(models.TextChoices):
        LECTURE = "lecture", "共享党课"
        STUDY = "study", "共学理论"
        PROBLEM = "problem", "共解难题"
        DEVELOPMENT = "development", "共促发展"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        DONE = "done", "已登记"

    FORM_COLOURS: ClassVar[dict[str, str]] = JOINT_FORMS
    permissions: ClassVar[PermissionRule] = DRAFTED  # hidden as long as the record behind it is a draft

    held_on = models.DateField("时间")
    partner = models.ForeignKey(JointPartner, models.PROTECT, related_name="events", verbose_name="共建方")
    form = models.CharField("形式", max_length=12, choices=Form)
    theme = models.CharField("主题", max_length=300)
    headcount = models.PositiveIntegerField("参加人数", default=0)
    result = models.TextField("成果", max_length=1000, blank=True)
    problem = models.CharField("提出的难题", max_length=300, blank=True)
    solved = models.BooleanField("难题已解决", default=False)
    source = models.CharField("对应的记录", max_length=80, blank=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.DONE, editable=False)

    class Meta:
        verbose_name = "联建共建"
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="joint_held"),
            models.Index(fields=["unit", "-held_on", "-id"], name="joint_unit_held"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], condition=~Q(source="") & Q(voided_at__isnull=True), name="one_event_per_source"
            )
        ]

    def __str__(self) -> str:
        return self.theme

    @property
    def form_colour(self) -> str:
        return self.FORM_COLOURS[self.form]
