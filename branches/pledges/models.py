"""亮宣言、亮承诺: what a member promises before all, and what became of each promise (五个聚焦 item 15)."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from branches.pledges.workflow import PLEDGING
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.oneself import PERSONAL
from organisation.units.models import InUnit
from records.models.record import RecordQuerySet, ReviewedRecord
from records.workflow import Workflow

PLEDGE_STATES = {"draft": "gray", "submitted": "blue", "approved": "green", "returned": "red"}


class PledgeQuerySet(RecordQuerySet["Pledge"]):
    def on_the_wall(self) -> Self:
        """Published, and still in force."""
        today = timezone.localdate()
        return self.not_voided().filter(Q(ends_on__isnull=True) | Q(ends_on__gte=today), state="approved")


class Pledge(InUnit, ReviewedRecord):
    """``content`` holds the promises a line each; :class:`PledgeItem` what became of them, summed up below it."""

    class Kind(models.TextChoices):
        YEAR = "year", "年度承诺"
        PROJECT = "project", "项目承诺"
        POST = "post", "岗位承诺"

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "待审查"
        APPROVED = "approved", "已公开"
        RETURNED = "returned", "已退回"

    STATE_COLOURS: ClassVar[dict[str, str]] = PLEDGE_STATES
    workflow: ClassVar[Workflow | None] = PLEDGING
    permissions: ClassVar[PermissionRule] = PERSONAL

    person = models.ForeignKey(Person, models.PROTECT, related_name="pledges", verbose_name="承诺人")
    title = models.CharField("岗位", max_length=60, blank=True, help_text="党内职务或工作岗位，显示在承诺墙上")
    kind = models.CharField("类别", max_length=8, choices=Kind, default=Kind.YEAR)
    declaration = models.CharField("宣言", max_length=60, help_text="一句话，例如：关键时刻看我的")
    content = models.TextField("承诺内容", max_length=1500)
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True, help_text="不填则到离场为止")
    state = models.CharField("审查状态", max_length=12, choices=State, default=State.DRAFT, editable=False)
    published_on = models.DateField("公开日期", null=True, editable=False)
    # Kept in step by the acts, so that ledger, wall and export list without asking for the items.
    items_total = models.PositiveSmallIntegerField("承诺数", default=0, editable=False)
    items_done = models.PositiveSmallIntegerField("已兑现", default=0, editable=False)
    fulfilment = models.TextField("完成情况", blank=True, editable=False)
    comments = models.TextField("支部点评", blank=True, editable=False)

    objects = PledgeQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "承诺"
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="pledge_start"),
            models.Index(fields=["unit", "-starts_on", "-id"], name="pledge_unit_start"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "person", "kind", "starts_on"],
                condition=Q(voided_at__isnull=True),
                name="one_pledge_of_a_kind_per_start",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="pledge_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}：{self.declaration}"

    @property
    def lines(self) -> list[str]:
        return [line for line in self.content.splitlines() if line]

    @property
    def kept(self) -> str:
        """How much is kept so far, as the wall writes it."""
        return f"已兑现 {self.items_done}/{self.items_total}"


class PledgeItem(models.Model):
    """One promise of a pledge: what the member says became of it, and what the branch says to that."""

    class Status(models.TextChoices):
        DOING = "doing", "践诺中"
        DONE = "done", "已兑现"
        UNMET = "unmet", "未兑现"

    class Grade(models.TextChoices):
        GOOD = "good", "好"
        FAIR = "fair", "较好"
        USUAL = "usual", "一般"
        POOR = "poor", "差"

    COLOURS: ClassVar[dict[str, str]] = {"doing": "blue", "done": "green", "unmet": "red"}

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="items", verbose_name="承诺")
    place = models.PositiveSmallIntegerField("序号")
    text = models.CharField("承诺", max_length=200)
    status = models.CharField("兑现情况", max_length=6, choices=Status, default=Status.DOING)
    told = models.CharField("自评", max_length=500, blank=True)
    told_on = models.DateField("自评日期", null=True, blank=True)
    grade = models.CharField("点评等次", max_length=6, choices=Grade, blank=True)
    comment = models.CharField("支部点评", max_length=300, blank=True)
    commented_by = models.CharField("点评人", max_length=50, blank=True)
    commented_on = models.DateField("点评日期", null=True, blank=True)

    class Meta:
        verbose_name = "承诺事项"
        ordering = ("place", "id")

    def __str__(self) -> str:
        return self.text

    @property
    def colour(self) -> str:
        return self.COLOURS[self.status]

    @property
    def is_touched(self) -> bool:
        """Somebody has said something about it: it is no longer a text that may vanish."""
        return bool(self.told or self.comment or self.grade) or self.status != self.Status.DOING
