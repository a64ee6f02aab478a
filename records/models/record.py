"""The base of everything that is logged: key, version, author, times, voiding."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from records import scope

if TYPE_CHECKING:
    from records.moves import Workflow

M = TypeVar("M", bound=models.Model, covariant=True)


class RecordQuerySet(models.QuerySet[M]):
    """Query words every record knows."""

    def visible_to(self, user: scope.Asker, action: str = "view") -> Self:
        """Rows on which the user holds ``action``: the only way to a list, count, picker or export."""
        return scope.visible(self, user, action)

    def not_voided(self) -> Self:
        """Rows that were not voided."""
        return self.filter(voided_at__isnull=True)


class Record(models.Model):
    """A row that people write on site: its UUID may come from the phone, times and author never do."""

    workflow: ClassVar[Workflow | None] = None

    id = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    version = models.PositiveIntegerField("版本", default=1, editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="登记人"
    )
    created_at = models.DateTimeField("登记时间", default=timezone.now, editable=False)
    updated_at = models.DateTimeField("更新时间", auto_now=True, editable=False)
    voided_at = models.DateTimeField("作废时间", null=True, editable=False)
    void_reason = models.CharField("作废原因", max_length=200, blank=True, editable=False)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.derive()
        super().save(*args, **kwargs)

    def derive(self) -> Self:
        """Set the columns that follow from other columns; every save asks, ``bulk_create`` needs it called by hand."""
        return self

    @property
    def is_voided(self) -> bool:
        return self.voided_at is not None


class HandedIn(models.Model):
    """Who laid the record before its judge last; he judges it in no post (:mod:`records.other_hands`)."""

    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="提交人"
    )

    class Meta:
        abstract = True


class ReviewedRecord(HandedIn, Record):
    """A record that someone above reads and accepts: draft → submitted → approved or returned."""

    class State(models.TextChoices):
        DRAFT = "draft", "草稿"
        SUBMITTED = "submitted", "待审核"
        APPROVED = "approved", "已通过"
        RETURNED = "returned", "已退回"

    state = models.CharField("审核状态", max_length=12, choices=State, default=State.DRAFT, editable=False)
    submitted_at = models.DateTimeField("提交时间", null=True, editable=False)
    reviewed_at = models.DateTimeField("审核时间", null=True, editable=False)
    review_opinion = models.CharField("审核意见", max_length=500, blank=True, editable=False)
    late = models.BooleanField("补报", default=False, editable=False)

    class Meta:
        abstract = True

    def is_late_if_submitted_now(self) -> bool:
        """Whether a first submission at this moment counts as 补报 (rules MT-15); a ledger with a clock overrides."""
        return False
