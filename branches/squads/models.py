"""党员突击队: people of one or several branches who take on one task. No organisation and no Party rights."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from branches.squads.workflow import SQUADS
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.reserved import DRAFTED
from organisation.units.models import InUnit, Unit
from records.models.record import HandedIn, Record
from records.workflow import Workflow

SQUAD_STATES = {
    "draft": "gray",
    "filed": "blue",
    "returned": "red",
    "running": "green",
    "ended": "purple",
    "disbanded": "gray",
}


class AssaultTeam(InUnit, HandedIn, Record):
    """``unit`` is the branch that set it up and with which it ends. Its leader need not be the branch's secretary.

    What the roster prints of the leader is copied when the squad is saved: it says who led it then.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "拟稿中"
        FILED = "filed", "流转中"
        RETURNED = "returned", "已退回"
        RUNNING = "running", "运行中"
        ENDED = "ended", "已完成"
        DISBANDED = "disbanded", "已解散"

    class Kind(models.TextChoices):
        TASK = "task", "任务攻坚"
        TECHNICAL = "technical", "技术攻关"
        QUALITY = "quality", "质量攻关"
        EMERGENCY = "emergency", "应急抢险"
        SERVICE = "service", "服务保障"
        OTHER = "other", "其他"

    class Classification(models.TextChoices):
        PUBLIC = "public", "公开"
        INTERNAL = "internal", "内部"

    OPEN = (State.FILED, State.RETURNED, State.RUNNING)

    STATE_COLOURS: ClassVar[dict[str, str]] = SQUAD_STATES
    workflow: ClassVar[Workflow | None] = SQUADS
    permissions: ClassVar[PermissionRule] = DRAFTED

    number = models.CharField("自动编码", max_length=20, blank=True, editable=False)
    name = models.CharField("突击队名称", max_length=60)
    kind = models.CharField("突击队类型", max_length=10, choices=Kind, default=Kind.TASK)
    formed_on = models.DateField("组建时间")
    leader = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="负责人（在册）"
    )
    leader_name = models.CharField("负责人", max_length=50, blank=True)
    leader_organisation = models.CharField("负责人所在党组织", max_length=120, blank=True)
    leader_post = models.CharField("负责人党内职务", max_length=60, blank=True)
    leader_position = models.CharField("负责人行政或技术职务", max_length=60, blank=True)
    commissar = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="政委（在册）"
    )
    commissar_name = models.CharField("政委", max_length=50, blank=True)
    liaison = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="联络员（在册）"
    )
    liaison_name = models.CharField("联络员", max_length=50, blank=True)
    inner_units = models.CharField("内部联合单位", max_length=200, blank=True)
    outer_units = models.CharField("外部联合单位", max_length=200, blank=True)
    task = models.TextField("攻关任务简介", max_length=2000)
    classification = models.CharField("密级", max_length=8, choices=Classification, default=Classification.INTERNAL)
    # Who stands on no list here (people of other units); those on the list are counted, never typed.
    unlisted_branches = models.PositiveIntegerField("名单以外的党支部数", default=0)
    unlisted_party = models.PositiveIntegerField("名单以外的党员数", default=0)
    unlisted_total = models.PositiveIntegerField("名单以外的人数", default=0)
    branch_count = models.PositiveIntegerField("涉及党支部数", default=0, editable=False)
    party_count = models.PositiveIntegerField("参与党员数", default=0, editable=False)
    total_count = models.PositiveIntegerField("突击队总人数", default=0, editable=False)
    milestone_count = models.PositiveIntegerField("里程碑数", default=0, editable=False)
    milestone_done = models.PositiveIntegerField("已完成里程碑", default=0, editable=False)
    flag_on = models.DateField("授旗日期", null=True, editable=False)
    flag_by = models.CharField("授旗人", max_length=60, blank=True, editable=False)
    flag_to = models.CharField("接旗人", max_length=50, blank=True, editable=False)
    flag_place = models.CharField("队旗悬挂处", max_length=60, blank=True, editable=False)
    oath_on = models.DateField("誓师日期", null=True, editable=False)
    oath_by = models.CharField("领誓人", max_length=50, blank=True, editable=False)
    oath_text = models.CharField("誓词", max_length=500, blank=True, editable=False)
    results = models.TextField("任务完成情况及取得成效", max_length=2000, blank=True)
    award = models.CharField("评选情况", max_length=200, blank=True)
    awarded_on = models.DateField("评选日期", null=True, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, editable=False)
    filed_on = models.DateField("备案日期", null=True, editable=False)
    review_opinion = models.CharField("退回原因", max_length=500, blank=True, editable=False)
    ended_on = models.DateField("结束日期", null=True, editable=False)
    end_reason = models.CharField("解散原因", max_length=500, blank=True, editable=False)
    state = models.CharField("流程状态", max_length=10, choices=State, default=State.DRAFT, editable=False)

    class Meta:
        verbose_name = "党员突击队"
        indexes = [
            models.Index(fields=["-formed_on", "-id"], name="squad_formed"),
            models.Index(fields=["unit", "-formed_on", "-id"], name="squad_unit_formed"),
            models.Index(fields=["state"], name="squad_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["number"], condition=~Q(number=""), name="squad_number_once"),
            models.CheckConstraint(
                condition=Q(unlisted_party__lte=F("unlisted_total")), name="squad_unlisted_party_of_total"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def colour(self) -> str:
        return self.STATE_COLOURS[self.state]

    @property
    def is_over(self) -> bool:
        return self.is_voided or self.state in (self.State.ENDED, self.State.DISBANDED)

    @property
    def progress(self) -> str:
        """As ledger and card print it: 3 / 5."""
        return f"{self.milestone_done} / {self.milestone_count}" if self.milestone_count else "—"

    @property
    def filing(self) -> str:
        """备案情况, as the award review prints it."""
        return f"{self.filed_on} 备案" if self.filed_on else self.get_state_display()


class SquadMember(models.Model):
    """Someone in a squad, a Party member or not. Standing and branch are kept as they were on joining."""

    squad = models.ForeignKey(AssaultTeam, models.CASCADE, related_name="members", verbose_name="突击队")
    person = models.ForeignKey(Person, models.PROTECT, related_name="squads", verbose_name="队员")
    standing = models.CharField("政治面貌", max_length=12, choices=Person.Standing)
    branch = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="所在党支部")
    left_on = models.DateField("离队日期", null=True, blank=True)

    class Meta:
        verbose_name = "突击队员"
        ordering = ("id",)
        constraints = [models.UniqueConstraint(fields=["squad", "person"], name="person_once_per_squad")]

    def __str__(self) -> str:
        return f"{self.person} · {self.squad}"

    @property
    def duty(self) -> str:
        """Reads ``squad``; who leads may be the liaison too."""
        duties = {"leader_id": "队长", "commissar_id": "政委", "liaison_id": "联络员"}
        found = [word for name, word in duties.items() if getattr(self.squad, name) == self.person_id]
        return "、".join(found) or "队员"
