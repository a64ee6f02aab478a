"""岗位职责签收: who has to read which version because of which post, and when they said they had."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone

from branches.acknowledgements.workflow import SIGNING
from branches.rules.models import Duty, WorkingRule
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.by_power import ByPower, Instead
from organisation.permissions.facts import Where
from organisation.permissions.oneself import Oneself
from organisation.permissions.units import OWN_UNIT
from organisation.posts.models import Post
from organisation.powers import Power, Role
from organisation.units.models import InUnit
from records.models.record import Record
from records.workflow import Move, Workflow
from reminders.obligations.at_once import record_changed

if TYPE_CHECKING:
    from accounts.models.user import User


def _tell(row: Acknowledgement, move: Move, by: User | None) -> None:
    """The branch's light follows in the same transaction."""
    record_changed([row.unit_id], Acknowledgement.DEADLINE)


class Acknowledgement(InUnit, Record):
    """Made by branches.acknowledgements.acts for every holder of a post that a published version names."""

    class State(models.TextChoices):
        ASKED = "asked", "待签收"
        SIGNED = "signed", "已签收"
        LAPSED = "lapsed", "不再要求"

    DEADLINE = "duty.acknowledged"
    STATE_COLOURS: ClassVar = {"asked": "yellow", "signed": "green", "lapsed": "gray"}
    workflow: ClassVar[Workflow | None] = SIGNING.then(_tell)
    permissions: ClassVar[PermissionRule] = ByPower(
        OWN_UNIT, log=Instead(OWN_UNIT, Power.VIEW) & Oneself(), roster=OWN_UNIT & Where(person__user_id=None)
    )

    post = models.ForeignKey(Post, models.PROTECT, related_name="acknowledgements", verbose_name="任职")
    person = models.ForeignKey(Person, models.PROTECT, related_name="acknowledgements", verbose_name="姓名")
    role = models.CharField("岗位", max_length=24, choices=Role)
    rule = models.ForeignKey(WorkingRule, models.PROTECT, related_name="acknowledgements", verbose_name="工作规范")
    asked_on = models.DateField("要求签收日期")
    signed_at = models.DateTimeField("签收时间", null=True)
    remark = models.CharField("备注", max_length=200, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.ASKED, editable=False)

    class Meta:
        verbose_name = "岗位职责签收"
        indexes = [
            models.Index(fields=["-asked_on", "-id"], name="acknowledgement_asked"),
            models.Index(fields=["unit", "state"], name="acknowledgement_unit_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["post", "rule"], name="asked_once_per_post"),
            models.CheckConstraint(
                condition=models.Q(signed_at__isnull=False) | ~models.Q(state="signed"), name="signed_has_its_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.get_role_display()} · {self.rule}"

    @property
    def waiting_text(self) -> str:
        """Since when the signature is missing: 12 天."""
        if self.state != self.State.ASKED:
            return ""
        return f"{max((timezone.localdate() - self.asked_on).days, 0)} 天"

    @property
    def duties(self) -> list[Duty]:
        """The lines of this post; prefetched with the rule's duties where many rows are shown."""
        return [duty for duty in self.rule.duties.all() if duty.role == self.role]
