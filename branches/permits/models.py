"""特许: the approving committee lets one branch do what temporary branches generally do not (BR-07)."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from branches.life.models import TemporaryBranch
from branches.permits.forbidden import LIFTED


class FormPermit(models.Model):
    """Read on the page of the branch. What the regulation forbids flatly cannot be stored here."""

    branch = models.ForeignKey(TemporaryBranch, models.CASCADE, related_name="permits", verbose_name="临时党支部")
    form = models.CharField("特许事项", max_length=12, choices=[(form.value, form.label) for form in LIFTED])
    reason = models.CharField("特许理由", max_length=300)
    document_number = models.CharField("特许文号", max_length=60)
    until = models.DateField("有效期至")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField("办理人", max_length=50, blank=True)
    at = models.DateTimeField("办理时间", default=timezone.now)

    class Meta:
        verbose_name = "特许"
        ordering: ClassVar = ("pk",)
        constraints = [
            models.CheckConstraint(condition=models.Q(form__in=[form.value for form in LIFTED]), name="permit_liftable")
        ]

    def __str__(self) -> str:
        return f"特许{self.get_form_display()}（{self.document_number}）"
