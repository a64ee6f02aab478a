"""责任区 and 责任岗: a part of the site, or a task on it, that members answer for by name (五个聚焦 item 14)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, ClassVar, Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from branches.area_scores import window as score_window
from branches.areas.workflow import AREAS
from organisation.people.models import Person
from organisation.units.models import InUnit
from records.models.record import Record, RecordQuerySet
from records.workflow import Workflow

AREA_KINDS = {"area": "blue", "post": "purple"}


AREA_STATES = {"vacant": "yellow", "active": "green", "ended": "gray"}


MARK = [MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))]
SCORE: dict[str, Any] = {"max_digits": 4, "decimal_places": 1, "null": True, "blank": True, "validators": MARK}


class AreaQuerySet(RecordQuerySet["ResponsibilityArea"]):
    def current(self) -> Self:
        """Those that somebody answers for now, or ought to."""
        return self.not_voided().exclude(state="ended")


class ResponsibilityArea(InUnit, Record):
    """``keepers_text`` names who answers now, or did last; who did when stands in :class:`AreaKeeper`."""

    class Kind(models.TextChoices):
        AREA = "area", "责任区"
        POST = "post", "责任岗"

    class State(models.TextChoices):
        VACANT = "vacant", "责任人未定"
        ACTIVE = "active", "履责中"
        ENDED = "ended", "已结束"

    STATE_COLOURS: ClassVar[dict[str, str]] = AREA_STATES
    workflow: ClassVar[Workflow | None] = AREAS

    kind = models.CharField("类别", max_length=4, choices=Kind, default=Kind.AREA)
    name = models.CharField("责任区（岗）名称", max_length=60, help_text="例如：一号机房责任区、党员安全监督岗")
    place = models.CharField("范围", max_length=80, blank=True, help_text="哪一块、哪一段；不写具体地名")
    duties = models.TextField("职责", max_length=1000)
    promise = models.TextField("承诺内容", max_length=500, blank=True)
    result = models.TextField("成效", max_length=1000, blank=True)
    starts_on = models.DateField("设立日期")
    ends_on = models.DateField("结束日期", null=True, blank=True, editable=False)
    keepers_text = models.CharField("责任党员", max_length=200, blank=True, editable=False)
    state = models.CharField("状态", max_length=8, choices=State, default=State.VACANT, editable=False)
    # Averages of the newest quarter that was scored, kept in step by branches.area_scores.acts.
    scored_quarter = models.DateField("评分季度", null=True, blank=True, editable=False)
    self_score = models.DecimalField("自评得分", editable=False, **SCORE)
    mutual_score = models.DecimalField("互评得分", editable=False, **SCORE)
    appraisal_score = models.DecimalField("考核得分", editable=False, **SCORE)

    objects = AreaQuerySet.as_manager()  # type: ignore[misc]

    class Meta:
        verbose_name = "责任区责任岗"
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="area_start"),
            models.Index(fields=["unit", "-starts_on", "-id"], name="area_unit_start"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"],
                condition=Q(voided_at__isnull=True) & ~Q(state="ended"),
                name="one_running_area_of_a_name",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="area_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def span(self) -> str:
        """As the office's sheet writes it: 2026-03-01 至 2026-08-31, 2026-03-01 至今."""
        return f"{self.starts_on} 至 {self.ends_on}" if self.ends_on else f"{self.starts_on} 至今"

    @property
    def scored_in(self) -> str:
        return score_window.label(self.scored_quarter) if self.scored_quarter else ""

    @property
    def colour(self) -> str:
        return self.STATE_COLOURS[self.state]


class AreaKeeper(models.Model):
    """One member's time with an area; handing over ends one and begins another, so nothing is forgotten.

    The one without an end answers for it now: neither day can be entered ahead, so no day need be asked for.
    """

    class End(models.TextChoices):
        HANDED_OVER = "handed_over", "交接"
        LEFT = "left", "离场"
        CLOSED = "closed", "责任区（岗）结束"
        DISSOLVED = "dissolved", "支部撤销"

    area = models.ForeignKey(ResponsibilityArea, models.CASCADE, related_name="keepers", verbose_name="责任区（岗）")
    person = models.ForeignKey(Person, models.PROTECT, related_name="areas_kept", verbose_name="责任党员")
    starts_on = models.DateField("起")
    ends_on = models.DateField("止", null=True, blank=True)
    end = models.CharField("结束原因", max_length=12, choices=End, blank=True)

    class Meta:
        verbose_name = "责任党员"
        ordering = ("starts_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "person"], condition=Q(ends_on__isnull=True), name="keeper_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="keeper_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.person.name
