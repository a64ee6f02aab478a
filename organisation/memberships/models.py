"""Who was in which temporary branch from when to when, beside the home branch (OR-05)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from organisation.groups.models import PartyGroup
from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.people import STAYS
from organisation.scoped import ScopedQuerySet
from organisation.units.models import Unit


class MembershipQuerySet(ScopedQuerySet["TemporaryMembership"]):
    def on(self, day: date) -> MembershipQuerySet:
        """Memberships in force on that day, both ends included."""
        return self.during(day, day)

    def during(self, first: date, last: date) -> MembershipQuerySet:
        """Memberships in force on some day from first to last."""
        return self.filter(starts_on__lte=last).filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=first))

    def of_members(self) -> MembershipQuerySet:
        """Without those who take part beside the members: what 党员 counts, wherever it stands."""
        return self.filter(person__standing__in=Person.PARTY_MEMBERS)

    def not_left(self) -> MembershipQuerySet:
        """Whose leaving nobody has entered, people entered ahead of their coming included.

        Without an end is truly meant: leaving is entered on its day or later, never ahead, and holds from then on.
        """
        return self.filter(ends_on__isnull=True)

    def here(self) -> MembershipQuerySet:
        """Who has come and not left: those to whom something can be given to do."""
        return self.not_left().filter(starts_on__lte=timezone.localdate())


class TemporaryMembership(models.Model):
    """Someone's time in a temporary branch, from entering to leaving the site; the home branch stays (BR-05).

    Activists and others of the project team who take part stand on the list too: not counted, without a vote.
    """

    permissions: ClassVar[PermissionRule] = STAYS

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships", verbose_name="人员")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="memberships", verbose_name="临时党支部")
    group = models.ForeignKey(
        PartyGroup, models.SET_NULL, null=True, blank=True, related_name="memberships", verbose_name="党小组"
    )
    starts_on = models.DateField("进场日期")
    ends_on = models.DateField("离场日期", null=True, blank=True)
    # The posts held in this branch in words, kept in step by the acts, so that rosters list without asking for each.
    title = models.CharField("党内职务", max_length=60, blank=True, editable=False)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = "临时组织关系"
        ordering = ("starts_on", "id")
        indexes = [
            models.Index(fields=["unit", "starts_on"], name="membership_unit_start"),
            models.Index(fields=["-starts_on", "-id"], name="membership_start"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "unit", "starts_on"], name="one_membership_per_start"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="membership_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.unit}"

    @property
    def is_here(self) -> bool:
        """As :meth:`MembershipQuerySet.here`."""
        return self.ends_on is None and self.starts_on <= timezone.localdate()

    @property
    def has_left(self) -> bool:
        return self.ends_on is not None
