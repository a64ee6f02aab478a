"""党务干部: one row for everyone who holds or held a post in a committee or party office, drawn from the posts."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils import timezone

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.permissions.oneself import ABOUT_A_PERSON
from organisation.powers import PARTY_AFFAIRS, Role
from organisation.units.models import InUnit
from records.models.record import Record

ROLES = [(role.value, role.label) for role in PARTY_AFFAIRS]


class PartyAffairsOfficer(InUnit, Record):
    """``unit``, ``role``, ``title`` … follow the posts (branches.cadres.acts); the rest is what is recorded."""

    class Reserve(models.TextChoices):
        NONE = "none", "未列入"
        RESERVE = "reserve", "后备人选"
        KEY = "key", "重点培养"

    permissions: ClassVar[PermissionRule] = ABOUT_A_PERSON

    person = models.OneToOneField(Person, models.PROTECT, related_name="officer", verbose_name="姓名", editable=False)
    role = models.CharField("现任职务", max_length=24, choices=ROLES, editable=False)
    title = models.CharField("任职情况", max_length=300, blank=True, editable=False)
    full_time = models.BooleanField("专职", default=False, editable=False)
    held_since = models.DateField("任现职时间", null=True, editable=False)
    in_office = models.BooleanField("在任", default=True, editable=False)
    working_since = models.DateField("从事党务工作时间", null=True, blank=True)
    reserve = models.CharField("后备培养", max_length=8, choices=Reserve, default=Reserve.NONE)
    qualification = models.CharField(
        "任职资格", max_length=120, blank=True, help_text="例如：党支部书记任职培训合格证、政工师"
    )
    remark = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = "党务干部"
        indexes = [models.Index(fields=["role", "in_office"], name="officer_role")]

    def __str__(self) -> str:
        return self.person.name

    @property
    def years(self) -> int | None:
        """Whole years in party work up to today."""
        return None if self.working_since is None else whole_years(self.working_since, timezone.localdate())

    @property
    def role_label(self) -> str:
        return str(Role(self.role).label)


def whole_years(since: date, day: date) -> int:
    return max(day.year - since.year - ((day.month, day.day) < (since.month, since.day)), 0)
