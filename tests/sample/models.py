"""A note with a title and a day."""

from django.db import models

from records.models.record import ReviewedRecord


class Note(ReviewedRecord):
    title = models.CharField("标题", max_length=100)
    held_on = models.DateField("日期", null=True)

    class Meta:
        verbose_name = "笔记"

    def __str__(self):
        return self.title
