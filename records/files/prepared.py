"""Uploads checked and cleaned before any transaction opens: size, content, name; pictures are painted anew."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from records import numbers
from records.files import images, kinds
from records.models.attachment import Attachment

PHOTO, FILE = Attachment.Kind.PHOTO, Attachment.Kind.FILE
LIMITS = {  # kind → (number of files, size in MB, measure word)
    PHOTO: (numbers.PHOTOS_AT_MOST, numbers.PHOTO_MEGABYTES, "张照片"),
    FILE: (numbers.FILES_AT_MOST, numbers.FILE_MEGABYTES, "个附件"),
}


@dataclass(frozen=True)
class Ready:
    """A checked upload, waiting to be kept."""

    kind: Attachment.Kind
    name: str
    media_type: str
    data: IO[bytes]
    source_sha256: str
    small: IO[bytes] | None = None
    width: int | None = None
    height: int | None = None
    taken_at: datetime | None = None


def prepare(upload: UploadedFile[Any], kind: str) -> Ready:
    """Check size, content and name, and paint pictures anew. Raises ValidationError with a Chinese sentence."""
    kept_as = Attachment.Kind(kind)
    name = upload.name or "未命名"
    megabytes = numbers.number(LIMITS[kept_as][1])
    if (upload.size or 0) > megabytes * 1024 * 1024:
        raise ValidationError(f"“{name[:60]}”超过 {megabytes} MB。请压缩或拆分后再上传。")
    if not upload.size:
        raise ValidationError(f"“{name[:60]}”是空文件。请检查后重新上传。")
    file: IO[bytes] = upload.file or io.BytesIO(upload.read())
    recognised = kinds.Recognised("jpg") if kept_as == PHOTO else kinds.recognise(file)
    tidy_name = kinds.tidy_name(name, recognised.suffix)
    if recognised.is_picture:
        return _picture(file, kept_as, tidy_name)
    return Ready(kept_as, tidy_name, recognised.media_type, file, digest_of(file))


def _picture(file: IO[bytes], kind: Attachment.Kind, name: str) -> Ready:
    photo = images.tidy(file, numbers.number(numbers.PHOTO_SIDE))
    return Ready(
        kind, name, kinds.MEDIA_TYPES["jpg"], photo.data, digest_of(file),
        photo.small, photo.width, photo.height, photo.taken_at,
    )  # fmt: skip


def digest_of(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]
    file.seek(0)
    return digest
