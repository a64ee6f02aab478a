"""检查表: what an inspection looks at. A new edition is a new row under the same code; a used one is never changed."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils import timezone

from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import Drafted
from organisation.permissions.tree import HANDED_DOWN
from organisation.powers import Power
from organisation.units.models import InUnit, Unit
from records.models.record import Record
from records.workflow import Move, Workflow
from supervision.check_lists.workflow import CHECK_LISTS


def _one_in_force(check_list: CheckList, move: Move, by: object) -> None:
    """A new edition takes the place of the one before it."""
    if move.code == "submit":
        earlier = CheckList.objects.filter(unit=check_list.unit_id, code=check_list.code, state="active")
        earlier.exclude(pk=check_list.pk).update(state="retired", retired_on=timezone.localdate())


class CheckList(InUnit, Record):
    """``unit`` drew it up; it is handed down to everything below that unit."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        ACTIVE = "active", "启用中"
        RETIRED = "retired", "已停用"

    STATE_COLOURS: ClassVar = {"draft": "gray", "active": "green", "retired": "gray"}
    workflow: ClassVar[Workflow | None] = CHECK_LISTS.then(_one_in_force)
    permissions: ClassVar[PermissionRule] = Drafted(HANDED_DOWN, writer=Power.INSPECT)

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="制定单位")
    code = models.CharField("编码", max_length=20)
    title = models.CharField("名称", max_length=80)
    edition = models.PositiveSmallIntegerField("版次", default=1, editable=False)
    remark = models.CharField("适用说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.DRAFT, editable=False)
    retired_on = models.DateField("停用日期", null=True, editable=False)

    class Meta:
        verbose_name = "检查表"
        indexes = [models.Index(fields=["-created_at", "-id"], name="check_list_newest")]
        constraints = [models.UniqueConstraint(fields=["unit", "code", "edition"], name="one_row_per_edition")]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.edition} 版）"

    def key_of(self, item: CheckItem) -> str:
        """What stays the same when the list gets a new edition: unit, list code, item code."""
        return f"{self.unit_id}/{self.code}/{item.code}"


class CheckItem(models.Model):
    """One point of a list. ``code`` stays the same over the editions, so that repeated findings are recognised."""

    check_list = models.ForeignKey(CheckList, models.CASCADE, related_name="items", verbose_name="检查表")
    place = models.PositiveSmallIntegerField("序号")
    code = models.CharField("项目编号", max_length=10)
    text = models.CharField("检查内容", max_length=300)

    class Meta:
        verbose_name = "检查项目"
        ordering = ("place", "pk")
        constraints = [models.UniqueConstraint(fields=["check_list", "code"], name="item_once_per_list")]

    def __str__(self) -> str:
        return self.text
