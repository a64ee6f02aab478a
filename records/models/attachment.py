"""Photos and files of a record. The bytes lie in MEDIA_ROOT under the row's key, never under a name from outside."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone


class Attachment(models.Model):
    """One stored file. ``content_type`` and ``object_id`` name the record, which alone decides who may have it."""

    class Kind(models.TextChoices):
        PHOTO = "photo", "照片"
        FILE = "file", "附件"

    id = models.UUIDField("编号", primary_key=True, default=uuid.uuid4, editable=False)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+", verbose_name="对象类型")
    object_id = models.UUIDField("对象编号")
    kind = models.CharField("类别", max_length=5, choices=Kind)
    name = models.CharField("文件名", max_length=120)
    size = models.PositiveBigIntegerField("大小")  # bytes, as stored
    sha256 = models.CharField("校验值", max_length=64)  # of the stored bytes
    source_sha256 = models.CharField("上传内容校验值", max_length=64)  # of the bytes that came: the same photo twice
    media_type = models.CharField("文件类型", max_length=100)
    width = models.PositiveIntegerField("宽", null=True)
    height = models.PositiveIntegerField("高", null=True)
    taken_at = models.DateTimeField("拍摄时间", null=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="上传人"
    )
    created_at = models.DateTimeField("上传时间", default=timezone.now)
    voided_at = models.DateTimeField("删除时间", null=True)

    class Meta:
        verbose_name = "附件"
        indexes = [models.Index(fields=["content_type", "object_id", "created_at"], name="attachments_of_record")]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """Where the bytes lie, below MEDIA_ROOT."""
        return f"attachments/{self.id.hex[:2]}/{self.id.hex}"

    @property
    def thumbnail_path(self) -> str:
        return f"{self.path}.small"

    @property
    def is_photo(self) -> bool:
        return self.kind == self.Kind.PHOTO
