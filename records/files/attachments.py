"""Photos and files of records: taken in with care, given out only to those who may see the record.

    attach(record, upload, by=user, kind="photo")      check, paint anew, store, note: raises ValidationError
    ready = prepare(upload, "photo"); keep(record, ready, by=user)      the same in two steps

:func:`records.files.prepared.prepare` does the slow part and needs no transaction; ``keep`` writes and belongs into
the one that saves the record. Neither asks for rights: whoever may write the record may attach to it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from records import history, numbers
from records.files import stored
from records.files.prepared import LIMITS, PHOTO, Ready, digest_of, prepare
from records.models.attachment import Attachment

if TYPE_CHECKING:
    from accounts.models.user import User


def attach(
    record: Model, upload: UploadedFile[Any], *, by: User | None, kind: str, id: uuid.UUID | None = None
) -> Attachment:
    """Attach an upload. With an ``id`` from the phone, the same upload twice gives the same attachment."""
    return keep(record, prepare(upload, kind), by=by, id=id)


def keep(record: Model, ready: Ready, *, by: User | None, id: uuid.UUID | None = None) -> Attachment:
    """Store the bytes and the row; nothing stays behind when the transaction fails. Raises ValidationError."""
    if id is not None and (earlier := _sent_before(record, ready, by, id)):
        return earlier
    demand_room(record, [ready])
    row = _row(record, ready, by, id or uuid.uuid4())
    with transaction.atomic(), history.one_act():
        stored.only_if_committed(row.path, row.thumbnail_path)
        row.size = stored.write(row.path, ready.data)
        if ready.small:
            stored.write(row.thumbnail_path, ready.small)
        row.save(force_insert=True)
        history.note(record, "attach", by=by, text=f"上传{row.get_kind_display()}：{row.name}")
        _tell(record)
    return row


def _row(record: Model, ready: Ready, by: User | None, id: uuid.UUID) -> Attachment:
    return Attachment(
        id=id, content_type=ContentType.objects.get_for_model(record), object_id=record.pk, kind=ready.kind,
        name=ready.name, media_type=ready.media_type, sha256=digest_of(ready.data), source_sha256=ready.source_sha256,
        width=ready.width, height=ready.height, taken_at=ready.taken_at, uploaded_by=by,
    )  # fmt: skip


def _sent_before(record: Model, ready: Ready, by: User | None, id: uuid.UUID) -> Attachment | None:
    """The answer of the server got lost and the phone sends again: the same attachment, not a second one."""
    earlier = Attachment.objects.filter(pk=id).first()
    if earlier is None:
        return None
    same = earlier.object_id == record.pk and earlier.source_sha256 == ready.source_sha256
    if not same or earlier.uploaded_by_id != (by.pk if by else None):
        raise ValidationError("这个编号已被另一个文件使用，请重新选择文件后上传。")
    return earlier


def demand_room(record: Model, coming: Sequence[Ready]) -> None:
    """ValidationError that says how many are there, how many came and how many more there may be."""
    for kind, (number, _, what) in LIMITS.items():
        most, come = numbers.number(number), sum(one.kind == kind for one in coming)
        there = of(record).filter(kind=kind).count() if come else 0
        if there + come <= most:
            continue
        have = f"这条记录已有 {there} {what}，这次又有 {come} {what[0]}" if there else f"这次有 {come} {what}"
        left = f"还能再传 {max(most - there, 0)} {what[0]}"
        raise ValidationError(f"{have}，而一条记录最多 {most} {what}：{left}。请先去掉多余的，再保存。")


def of(record: Model) -> QuerySet[Attachment]:
    """The record's attachments, photos first, in the order they came."""
    return of_several([record])


def of_several(records: Sequence[Model]) -> QuerySet[Attachment]:
    """The attachments of several records of one kind, in one query."""
    if not records:
        return Attachment.objects.none()
    return of_all(type(records[0]), [record.pk for record in records])


def of_all(model: type[Model], keys: Iterable[uuid.UUID]) -> QuerySet[Attachment]:
    """As :func:`of_several`, of the records with these keys."""
    kind = ContentType.objects.get_for_model(model)
    return Attachment.objects.filter(content_type=kind, object_id__in=keys, voided_at=None).order_by(
        "-kind", "created_at", "id"
    )


def first_photos(records: Sequence[Model]) -> dict[object, uuid.UUID]:
    """Key of each record → key of its first photo, in one query; records of one model, those without photo left out."""
    latest_first = of_several(records).filter(kind=PHOTO).order_by("-created_at", "-id")
    return dict(latest_first.values_list("object_id", "id"))


def remove(attachment: Attachment, *, by: User | None) -> None:
    """Take an attachment off its record; row and bytes stay as evidence and nobody is given them any more."""
    record: Any = owner_of(attachment)
    with transaction.atomic(), history.one_act():
        if Attachment.objects.filter(pk=attachment.pk, voided_at=None).update(voided_at=timezone.now()):
            text = f"删除{attachment.get_kind_display()}：{attachment.name}"
            history.note(record or attachment, "detach", by=by, text=text)
            _tell(record)


def _tell(record: Model) -> None:
    """A record that names its files in a column of its own (``files_changed``) follows in the same transaction."""
    follow = getattr(record, "files_changed", None)
    if follow:
        follow()


def owner_of(attachment: Attachment) -> Model | None:
    """The record, asked without regard to rights."""
    model = attachment.content_type.model_class()
    return model._base_manager.filter(pk=attachment.object_id).first() if model else None


def visible_record(attachment: Attachment, user: User) -> Model | None:
    """The record, if the user may see it: the one question before any byte is given out."""
    model: Any = attachment.content_type.model_class()
    return model.objects.visible_to(user, "view").filter(pk=attachment.object_id).first() if model else None
