"""What is known of forms on their way: which were saved, and files that wait for a form to be saved at last."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from records.models.attachment import Attachment


class SavedForm(models.Model):
    """A form that was saved once: sent again, it leads to what the first sending made."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="提交人")
    key = models.UUIDField("表单编号")
    digest = models.CharField("内容校验值", max_length=64)  # of what was typed, keyed; nobody reads the text out of it
    address = models.CharField("保存后的页面", max_length=500)
    saved_at = models.DateTimeField("保存时间", default=timezone.now)

    class Meta:
        verbose_name = "已保存的表单"
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="a_form_is_saved_once")]
        indexes = [models.Index(fields=["saved_at"], name="saved_forms_by_age")]

    def __str__(self) -> str:
        return str(self.key)


class StagedFile(models.Model):
    """A checked upload of a form that was refused. Only who sent it sees it or gets it into a record."""

    id = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="上传人")
    form = models.UUIDField("表单编号")
    kind = models.CharField("类别", max_length=5, choices=Attachment.Kind)
    name = models.CharField("文件名", max_length=120)
    media_type = models.CharField("文件类型", max_length=100)
    source_sha256 = models.CharField("上传内容校验值", max_length=64)
    width = models.PositiveIntegerField("宽", null=True)
    height = models.PositiveIntegerField("高", null=True)
    taken_at = models.DateTimeField("拍摄时间", null=True)
    staged_at = models.DateTimeField("上传时间", default=timezone.now)

    class Meta:
        verbose_name = "待保存的文件"
        indexes = [
            models.Index(fields=["user", "form"], name="staged_of_a_form"),
            models.Index(fields=["staged_at"], name="staged_by_age"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie, below MEDIA_ROOT."""
        return f"staged/{self.id.hex[:2]}/{self.id.hex}"

    @property
    def thumbnail_path(self) -> str:
        return f"{self.path}.small"

    @property
    def is_photo(self) -> bool:
        return self.kind == Attachment.Kind.PHOTO
