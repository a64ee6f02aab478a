"""People: one home branch by organisational affiliation (OR-01); temporary memberships stand beside it (OR-05)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Self

from django.conf import settings
from django.db import models

from organisation.naming import person_initials
from organisation.permissions.base import PermissionRule
from organisation.permissions.people import PEOPLE
from organisation.units.models import Unit
from records.models.record import Record

STANDINGS = {"formal": "red", "probationary": "orange", "activist": "blue", "non_member": "gray"}


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

    PARTY_MEMBERS = (Standing.FORMAL, Standing.PROBATIONARY)
    permissions: ClassVar[PermissionRule] = PEOPLE

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

    def derive(self) -> Self:
        """No number is no text, two of which could not stand side by side; initials may be corrected by hand."""
        self.staff_number = str(self.staff_number or "").strip() or None
        self.pinyin = self.pinyin or person_initials(self.name)
        return self

    def faults(self) -> Iterator[tuple[str, str]]:
        """(field, sentence) of what a card must not say, on the form as in a sheet."""
        if self.joined_on and self.formal_since and self.formal_since < self.joined_on:
            yield "formal_since", "转正时间不能早于入党时间。"
        if self.home_unit_id is None and self.home_branch_id is None:
            yield "home_unit", "请填写派出单位或组织关系所在党支部，否则没有人能看到这个人。"

    @property
    def is_party_member(self) -> bool:
        return self.standing in self.PARTY_MEMBERS

    @property
    def may_vote(self) -> bool:
        """Probationary members have no vote (MT-13b)."""
        return self.standing == self.Standing.FORMAL
