"""延期: each time the planned end of a branch was put off, by which paper and why."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone

from branches.life.models import TemporaryBranch


class BranchExtension(models.Model):
    """Read on the page of the branch; whoever sees the branch sees its extensions."""

    branch = models.ForeignKey(TemporaryBranch, models.CASCADE, related_name="extensions", verbose_name="临时党支部")
    before = models.DateField("原预计结束日期", null=True)
    until = models.DateField("延至")
    reason = models.CharField("延期理由", max_length=500)
    document_number = models.CharField("延期文号", max_length=60)
    decided_on = models.DateField("决定日期", default=timezone.localdate)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField("办理人", max_length=50, blank=True)

    class Meta:
        verbose_name = "延期"
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(before__isnull=True) | models.Q(until__gt=models.F("before")),
                name="extension_goes_on",
            )
        ]

    def __str__(self) -> str:
        return f"延至 {self.until}（{self.document_number}）"
