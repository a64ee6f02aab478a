"""People: one home branch by organisational affiliation (OR-01), any number of temporary memberships (OR-05)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from branches.models.scoped import ScopedQuerySet
from branches.models.unit import Unit
from branches.reach import OWN_UNIT, PEOPLE, STAYS, Reach
from records.models import Record


class Person(Record):
    """Someone of the institute or of another unit who works at a site, or holds a post above it."""

    class Standing(models.TextChoices):
        FORMAL = "formal", "正式党员"
        PROBATIONARY = "probationary", "预备党员"
        ACTIVIST = "activist", "入党积极分子"
        NON_MEMBER = "non_member", "群众"

    class Gender(models.TextChoices):
        MALE = "male", "男"
        FEMALE = "female", "女"

    reach: ClassVar[Reach] = PEOPLE

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person", verbose_name="账号"
    )
    name = models.CharField("姓名", max_length=50)
    pinyin = models.CharField("拼音首字母", max_length=50, blank=True)
    staff_number = models.CharField("工号", max_length=32, unique=True, null=True, blank=True)
    gender = models.CharField("性别", max_length=6, choices=Gender, blank=True)
    ethnicity = models.CharField("民族", max_length=20, blank=True)
    born_in = models.DateField("出生年月", null=True, blank=True)
    education_level = models.CharField("学历", max_length=20, blank=True)
    standing = models.CharField("党员类型", max_length=12, choices=Standing, default=Standing.FORMAL)
    joined_on = models.DateField("入党时间", null=True, blank=True)
    formal_since = models.DateField("转正时间", null=True, blank=True)
    home_branch = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="home_people", verbose_name="组织关系所在党支部"
    )
    home_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name="派出单位"
    )
    workplace = models.CharField("原单位", max_length=80, blank=True, help_text="派出单位内的部门、室")
    position = models.CharField("行政（技术）职务", max_length=60, blank=True)
    phone = models.CharField("联系电话", max_length=20, blank=True)
    remark = models.CharField("备注", max_length=200, blank=True)

    class Meta:
        verbose_name = "人员"
        indexes = [
            models.Index(fields=["name"], name="person_name"),
            models.Index(fields=["pinyin"], name="person_pinyin"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_party_member(self) -> bool:
        return self.standing in (self.Standing.FORMAL, self.Standing.PROBATIONARY)

    @property
    def may_vote(self) -> bool:
        """Probationary members have no vote (MT-13b)."""
        return self.standing == self.Standing.FORMAL


class PartyGroupQuerySet(models.QuerySet["PartyGroup"]):
    def open(self) -> Self:
        """Groups that were not dissolved."""
        return self.filter(ended_on__isnull=True)


class PartyGroup(models.Model):
    """A group inside a branch: not an organisation level, so not a unit (BR-18)."""

    reach: ClassVar[Reach] = OWN_UNIT

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="groups", verbose_name="所属支部")
    name = models.CharField("党小组名称", max_length=60)
    leader = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="组长")
    ended_on = models.DateField("撤销日期", null=True, blank=True)

    objects = PartyGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "党小组"
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name"], condition=models.Q(ended_on__isnull=True), name="one_open_group_per_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(ScopedQuerySet["TemporaryMembership"]):
    def on(self, day: date) -> MembershipQuerySet:
        """Memberships in force on that day, both ends included."""
        return self.filter(starts_on__lte=day).filter(models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=day))


class TemporaryMembership(models.Model):
    """Someone's time in a temporary branch, from entering to leaving the site; the home branch stays (BR-05).

    Activists and others of the project team who take part stand on the list too: not counted, without a vote.
    """

    reach: ClassVar[Reach] = STAYS

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
    def has_left(self) -> bool:
        return self.ends_on is not None
