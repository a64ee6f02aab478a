"""How each item of a branch's hand-over list was settled, by whom and why."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from branches.life.models import TemporaryBranch


class HandoverLine(models.Model):
    """Written when someone ticks or waives an item, and for all others when the branch is dissolved."""

    class State(models.TextChoices):
        DONE = "done", "已办结"
        WAIVED = "waived", "免办"

    branch = models.ForeignKey(
        TemporaryBranch, models.CASCADE, related_name="handover_lines", verbose_name="临时党支部"
    )
    code = models.CharField(max_length=30)
    title = models.CharField("移交事项", max_length=60)  # as it was called then
    place = models.PositiveSmallIntegerField(default=0)  # its order in the list
    state = models.CharField("办理情况", max_length=8, choices=State)
    count = models.PositiveIntegerField("当时未办结数", null=True)
    note = models.CharField("说明", max_length=500, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    author_name = models.CharField("办理人", max_length=50, blank=True)
    author_title = models.CharField("办理人职务", max_length=120, blank=True)
    at = models.DateTimeField("办理时间", default=timezone.now)

    class Meta:
        verbose_name = "移交事项"
        ordering: ClassVar = ("place", "code")
        constraints = [models.UniqueConstraint(fields=["branch", "code"], name="one_line_per_handover_item")]

    def __str__(self) -> str:
        return self.title
