"""A matter put to the vote, with the hands that were counted; whether it passed is computed, never typed."""

from __future__ import annotations

from django.db import models

from education.activities.models import Activity


class Vote(models.Model):
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="votes", verbose_name="活动")
    matter = models.CharField("表决事项", max_length=200)
    yes = models.PositiveIntegerField("赞成", default=0)
    no = models.PositiveIntegerField("反对", default=0)
    abstain = models.PositiveIntegerField("弃权", default=0)
    important = models.BooleanField("重要事项", default=False)

    class Meta:
        verbose_name = "表决"
        ordering = ("id",)

    def __str__(self) -> str:
        return self.matter

    @property
    def cast(self) -> int:
        return self.yes + self.no + self.abstain
