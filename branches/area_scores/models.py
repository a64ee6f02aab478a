"""自评, 互评 and 考核 of an area, a mark a person, kind and quarter."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from branches.areas.models import ResponsibilityArea
from organisation.people.models import Person


class AreaScore(models.Model):
    """Who gave which mark is kept so that nobody counts twice; of 互评 only the average is ever shown."""

    class Kind(models.TextChoices):
        SELF = "self", "自评"
        MUTUAL = "mutual", "互评"
        APPRAISAL = "appraisal", "考核"

    area = models.ForeignKey(ResponsibilityArea, models.CASCADE, related_name="scores", verbose_name="责任区（岗）")
    kind = models.CharField("评分方式", max_length=10, choices=Kind)
    quarter = models.DateField("季度")  # its first day
    giver = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name="评分人")
    score = models.PositiveSmallIntegerField("得分")
    given_on = models.DateField("评分日期")

    class Meta:
        verbose_name = "责任区评分"
        constraints = [
            models.UniqueConstraint(fields=["area", "kind", "quarter", "giver"], name="one_mark_a_giver"),
            models.CheckConstraint(condition=Q(score__lte=100), name="mark_within_hundred"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.score}"
