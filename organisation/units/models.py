"""The tree of party organisations. The parent is the truth; ``path`` is derived and written with every move."""

from __future__ import annotations

from typing import ClassVar, Self

from django.core.exceptions import ValidationError
from django.db import models

from organisation.permissions.base import PermissionRule
from organisation.permissions.units import OWN_UNIT, UNITS
from organisation.powers import Power
from records import scope


class UnitQuerySet(models.QuerySet["Unit"]):
    def visible_to(self, user: scope.Asker, action: str = "view") -> Self:
        """Units at or below a unit on which the user holds ``action``."""
        return scope.visible(self, user, action)

    def below(self, unit: Unit) -> Self:
        """The unit itself and everything under it."""
        return self.filter(path__startswith=unit.path)

    def temporary(self) -> Self:
        """Temporary branches and joint branches, the organisations this portal is for."""
        return self.filter(kind__in=Unit.TEMPORARY_BRANCHES)

    def open(self) -> Self:
        return self.filter(ended_on__isnull=True)

    def institute(self) -> Self:
        """The one at the top, as a queryset: also for a subquery."""
        return self.filter(kind=Unit.Kind.INSTITUTE).order_by("path")[:1]


class Unit(models.Model):
    """One organisation of the tree; a grant on it holds for everything below it."""

    class Kind(models.TextChoices):
        INSTITUTE = "institute", "院党委"
        UNIT = "unit", "院属单位党委"
        GENERAL_BRANCH = "general_branch", "党总支"
        HOME_BRANCH = "home_branch", "党支部"
        COMMITTEE = "committee", "临时党委"
        JOINT_COMMITTEE = "joint_committee", "临时联合党委"
        BRANCH = "branch", "临时党支部"
        JOINT_BRANCH = "joint_branch", "临时联合党支部"
        EXTERNAL = "external", "外单位"

    permissions: ClassVar[PermissionRule] = UNITS

    TEMPORARY_BRANCHES = (Kind.BRANCH, Kind.JOINT_BRANCH)
    COMMITTEES = (Kind.COMMITTEE, Kind.JOINT_COMMITTEE)
    # Type codes used by party-information systems (rules.md section 7, fact 3).
    TYPE_CODES = {
        Kind.INSTITUTE: "611",
        Kind.UNIT: "611",
        Kind.GENERAL_BRANCH: "621",
        Kind.HOME_BRANCH: "631",
        Kind.COMMITTEE: "911",
        Kind.JOINT_COMMITTEE: "911",
        Kind.BRANCH: "931",
        Kind.JOINT_BRANCH: "932",
    }
    COLOURS = {
        Kind.INSTITUTE: "brand",
        Kind.UNIT: "brand",
        Kind.GENERAL_BRANCH: "orange",
        Kind.HOME_BRANCH: "blue",
        Kind.COMMITTEE: "brand",
        Kind.JOINT_COMMITTEE: "brand",
        Kind.BRANCH: "purple",
        Kind.JOINT_BRANCH: "purple",
        Kind.EXTERNAL: "gray",
    }

    name = models.CharField("名称", max_length=120)
    short_name = models.CharField("简称", max_length=60)
    code = models.CharField("编码", max_length=40, unique=True)
    pinyin = models.CharField("拼音首字母", max_length=120, blank=True)
    kind = models.CharField("类别", max_length=16, choices=Kind)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="上级"
    )
    path = models.CharField("路径", max_length=120, unique=True, editable=False)
    founded_on = models.DateField("成立日期", null=True, blank=True)
    ended_on = models.DateField("撤销日期", null=True, blank=True)
    # The organisation that stands in its place today; it hangs below that one, so that its records are read from there.
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="并入"
    )

    paper_word = models.CharField("发文字号", max_length=20, blank=True, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = "党组织"
        ordering = ("path",)
        default_permissions = ()
        permissions = [(power.value, power.label) for power in Power]
        indexes = [models.Index(fields=["kind", "ended_on"], name="unit_kind_ended")]
        constraints = [
            models.UniqueConstraint(
                fields=["paper_word"], condition=~models.Q(paper_word=""), name="paper_word_of_one_unit"
            )
        ]

    def __str__(self) -> str:
        return self.short_name or self.name

    @property
    def is_temporary_branch(self) -> bool:
        return self.kind in self.TEMPORARY_BRANCHES

    @property
    def standing(self) -> Unit:
        """The organisation to turn to: itself, or the one it was merged into."""
        return self.merged_into or self

    @property
    def colour(self) -> str:
        return self.COLOURS[self.Kind(self.kind)]

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids from the root down to this unit, itself last."""
        return [int(part) for part in self.path.split(".") if part]


def took_in(lookup: str, unit: Unit) -> models.Q:
    """Rows of the unit itself and of those that were merged into it."""
    return models.Q(**{lookup: unit}) | models.Q(**{f"{lookup}__merged_into": unit})


class InUnit(models.Model):
    """A record of one unit. Its reach follows ``unit``; a ledger with other rules names another."""

    permissions: ClassVar[PermissionRule] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name="所属党组织")

    class Meta:
        abstract = True

    def clean(self) -> None:
        """Forms and imports ask this: an organisation that is over takes no new record (BR-09)."""
        super().clean()
        if self._state.adding and self.unit_id and self.unit.ended_on:
            raise ValidationError(f"{self.unit}已于 {self.unit.ended_on} 撤销，不能再登记新的记录。", code="over")
