"""A post is the human fact from which rights follow: person, role, unit, from–to, the paper that says so."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from guardian.models import GroupObjectPermissionBase, UserObjectPermissionBase

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.people import POSTS
from organisation.powers import POWERS, Power, Role
from organisation.scoped import ScopedQuerySet
from organisation.units.models import Unit


class PostQuerySet(ScopedQuerySet["Post"]):
    """``ends_on`` is the first day without the post, and may lie ahead; so may the day on which it begins."""

    def on(self, day: date | None = None) -> PostQuerySet:
        """Posts in force that day (default today) on units that still exist then."""
        day = day or timezone.localdate()
        return (
            self.filter(starts_on__lte=day)
            .filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))
            .filter(Q(unit__ended_on__isnull=True) | Q(unit__ended_on__gt=day))
        )

    def not_over(self, day: date | None = None) -> PostQuerySet:
        """Posts that have not ended by that day (default today): in force, or still to begin."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day or timezone.localdate()))

    def during(self, first: date, last: date) -> PostQuerySet:
        """Posts that were held on some day from first to last."""
        return self.filter(starts_on__lte=last).filter(Q(ends_on__isnull=True) | Q(ends_on__gt=first))


class Post(models.Model):
    """Opened and ended by organisation.posts.acts only, which write and remove the grants with it."""

    permissions: ClassVar[PermissionRule] = POSTS

    person = models.ForeignKey(Person, models.PROTECT, related_name="posts", verbose_name="人员")
    role = models.CharField("职务", max_length=24, choices=Role)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts", verbose_name="党组织")
    starts_on = models.DateField("任职日期")
    ends_on = models.DateField("免职日期", null=True, blank=True)  # the first day without the post
    document_number = models.CharField("任职文号", max_length=60, blank=True)
    end_number = models.CharField("免职文号", max_length=60, blank=True)
    full_time = models.BooleanField("专职", default=False)

    objects = PostQuerySet.as_manager()

    class Meta:
        verbose_name = "任职"
        ordering = ("unit__path", "id")
        indexes = [models.Index(fields=["-starts_on", "-id"], name="post_start")]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "role"], condition=Q(ends_on__isnull=True), name="one_open_post_per_role"
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="post_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """As people say it: 「二部党委 · 党务干事」."""
        return f"{self.unit} · {self.get_role_display()}"

    @property
    def status(self) -> str:
        """As of today; the organisation is not asked whether it still exists, its end ends the post."""
        today = timezone.localdate()
        if self.ends_on is not None and self.ends_on <= today:
            return "已免"
        return "在任" if self.starts_on <= today else "待到任"

    @property
    def powers(self) -> frozenset[Power]:
        return POWERS[self.role]


class UnitUserGrant(UserObjectPermissionBase):
    """A person's power on a unit and on everything below it. Written by opening and ending posts only."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(UserObjectPermissionBase.Meta):
        verbose_name = "用户授权"
        abstract = False


class UnitGroupGrant(GroupObjectPermissionBase):
    """Guardian asks for the pair; groups hold no rights here."""

    content_object = models.ForeignKey(Unit, models.CASCADE)

    class Meta(GroupObjectPermissionBase.Meta):
        verbose_name = "用户组授权"
        abstract = False
