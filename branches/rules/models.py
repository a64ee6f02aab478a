"""规范化实施细则: rules an organisation gives itself and all below it, in versions, with the duties of each post."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from branches.rules.duty_text import labels_in
from branches.rules.workflow import PUBLISHING
from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import Drafted
from organisation.permissions.tree import HANDED_DOWN
from organisation.powers import Power, Role
from organisation.units.models import InUnit, Unit
from records.files import attachments
from records.models.record import Record, RecordQuerySet
from records.workflow import Workflow


class WorkingRuleQuerySet(RecordQuerySet["WorkingRule"]):
    def in_force(self, day: date | None = None) -> Self:
        """Versions that hold that day (default today)."""
        day = day or timezone.localdate()
        over = models.Q(ends_on__isnull=True) | models.Q(ends_on__gt=day)
        return self.not_voided().exclude(state=WorkingRule.State.DRAFT).filter(over, effective_on__lte=day)

    def newest(self) -> Self:
        """Versions people are asked to know: published and not followed by another one."""
        return self.not_voided().filter(state=WorkingRule.State.PUBLISHED)


class WorkingRule(InUnit, Record):
    """One version. A published one is never changed: whoever wants other words starts the next version."""

    class Kind(models.TextChoices):
        DETAILED = "detailed", "实施细则"
        DUTIES = "duties", "工作职责"
        CHECKLIST = "checklist", "工作清单"
        SYSTEM = "system", "制度办法"
        PLAN = "plan", "工作方案"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        PUBLISHED = "published", "已发布"
        REPLACED = "replaced", "已有新版"
        REVOKED = "revoked", "已废止"

    STATE_COLOURS: ClassVar = {"draft": "gray", "published": "green", "replaced": "blue", "revoked": "gray"}
    FORCE_COLOURS: ClassVar = {"现行有效": "green", "即将施行": "yellow", "已失效": "gray", "草稿": "gray"}
    workflow: ClassVar[Workflow | None] = PUBLISHING
    permissions: ClassVar[PermissionRule] = Drafted(HANDED_DOWN, writer=Power.INSPECT)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="发布单位")
    kind = models.CharField("类别", max_length=12, choices=Kind, default=Kind.DETAILED)
    code = models.CharField("编码", max_length=20)
    title = models.CharField("名称", max_length=80)
    edition = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    document_number = models.CharField("文号", max_length=60, blank=True)
    effective_on = models.DateField("施行日期", default=timezone.localdate)
    ends_on = models.DateField("失效日期", null=True, editable=False)  # the first day on which it no longer holds
    change_note = models.CharField("修订说明", max_length=200, blank=True)
    text = models.TextField("正文", max_length=20000, blank=True)
    duties_text = models.TextField("岗位职责", max_length=10000, blank=True)  # what the duties are read from
    roles_text = models.CharField("涉及岗位", max_length=200, blank=True, editable=False)
    published_on = models.DateField("发布日期", null=True, editable=False)
    files_text = models.CharField("附件", max_length=60, blank=True, editable=False)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT, editable=False)

    objects = WorkingRuleQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "工作规范"
        indexes = [
            models.Index(fields=["-effective_on", "-id"], name="rule_effective"),
            models.Index(fields=["unit", "code"], name="rule_unit_code"),
        ]
        constraints = [models.UniqueConstraint(fields=["unit", "code", "edition"], name="one_rule_per_edition")]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.edition} 版）"

    def derive(self) -> Self:
        """Set what follows from other columns; ``bulk_create`` needs it called by hand."""
        self.roles_text = "、".join(labels_in(self.duties_text))[:200]
        return self

    @property
    def force(self) -> str:
        """现行有效, 即将施行 or 已失效, as of today."""
        if self.state == self.State.DRAFT:
            return "草稿"
        today = timezone.localdate()
        if self.is_voided or (self.ends_on is not None and self.ends_on <= today):
            return "已失效"
        return "现行有效" if self.effective_on <= today else "即将施行"

    def files_changed(self) -> None:
        """Say in the ledger's own column what is attached; called by records.files.attachments."""
        count = attachments.of(self).count()
        self.files_text = f"{count} 份" if count else ""
        WorkingRule.objects.filter(pk=self.pk).update(files_text=self.files_text)

    def next_edition(self) -> int:
        """The number after the last one of this organisation and code, voided ones counted."""
        last = WorkingRule.objects.filter(unit=self.unit_id, code=self.code).aggregate(last=models.Max("edition"))
        return int(last["last"] or 0) + 1


class Duty(models.Model):
    """One line of a post's duty list in one version of a rule."""

    rule = models.ForeignKey(WorkingRule, models.CASCADE, related_name="duties", verbose_name="工作规范")
    role = models.CharField("岗位", max_length=24, choices=Role)
    place = models.PositiveSmallIntegerField("序号")
    text = models.CharField("职责内容", max_length=300)
    often = models.CharField("频次", max_length=20, blank=True)
    clause = models.CharField("依据", max_length=60, blank=True)

    class Meta:
        verbose_name = "岗位职责"
        ordering = ("place",)
        constraints = [models.UniqueConstraint(fields=["rule", "place"], name="one_duty_per_place")]

    def __str__(self) -> str:
        return self.text
