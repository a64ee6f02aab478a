"""五必问: one thing asked of one person on one day."""

from __future__ import annotations

from typing import ClassVar, Self

from django.db import models

from organisation.people.models import Person
from organisation.permissions.base import PermissionRule
from organisation.units.models import InUnit, Unit
from records.models.record import Record
from welfare.must_items.models import MustItem
from welfare.permissions import ASKS


class Ask(InUnit, Record):
    """``level_unit`` is the highest organisation that may read the answer: all of them, unless it holds a need."""

    class Result(models.TextChoices):
        NORMAL = "normal", "正常"
        CONCERN = "concern", "关注"
        NEED = "need", "有需求"

    RESULT_COLOURS: ClassVar = {"normal": "green", "concern": "yellow", "need": "red"}
    permissions: ClassVar[PermissionRule] = ASKS

    item = models.ForeignKey(MustItem, models.PROTECT, related_name="+", verbose_name="必问类别")
    person = models.ForeignKey(Person, models.PROTECT, related_name="asks", verbose_name="对象")
    asked_on = models.DateField("时间")
    asker = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name="询问人（在册）"
    )
    asker_name = models.CharField("询问人", max_length=50, blank=True)
    result = models.CharField("结果", max_length=8, choices=Result, default=Result.NORMAL)
    note = models.CharField("了解到的情况", max_length=1000, blank=True)
    confidential = models.BooleanField("只限指定人员知悉", default=False, editable=False)
    level_unit = models.ForeignKey(
        Unit, models.PROTECT, editable=False, related_name="+", verbose_name="最高知悉组织", db_index=False
    )

    class Meta:
        verbose_name = "五必问"
        indexes = [
            models.Index(fields=["-asked_on", "-id"], name="ask_day"),
            models.Index(fields=["unit", "asked_on"], name="ask_unit_day"),
            models.Index(fields=["person", "asked_on"], name="ask_person_day"),
        ]

    def __str__(self) -> str:
        return f"五必问 {self.asked_on}"  # what history and audit call it: they must not tell who was asked what

    @property
    def title(self) -> str:
        return f"{self.person}：{self.item}"

    def derive(self) -> Self:
        """Set what follows from the other columns; ``bulk_create`` needs it called by hand.

        A need that was passed up already keeps the level it has.
        """
        self.confidential = self.item.confidential
        if self.result != self.Result.NEED:
            self.level_unit_id = self.unit.ancestor_ids[0]
        else:
            self.level_unit_id = self.need.level_unit_id if self.has_need else self.unit_id
        return self

    @property
    def has_need(self) -> bool:
        return not self._state.adding and hasattr(self, "need")
