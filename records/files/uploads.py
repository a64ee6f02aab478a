"""Files that come with a form: looked at before the transaction, attached in the one that saves the record.

Decoding nine photos takes seconds, during which nobody else could write if a transaction were open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest

from records.files import attachments
from records.files.prepared import Ready, prepare

if TYPE_CHECKING:
    from accounts.models.user import User

FIELDS = (("photos", "photo"), ("files", "file"))


def prepared(request: HttpRequest) -> list[Ready]:
    """Everything uploaded under ``photos`` and ``files``, checked and cleaned; ValidationError in Chinese by file."""
    ready, problems = [], []
    for field, kind in FIELDS:
        for upload in request.FILES.getlist(field):
            try:
                ready.append(prepare(upload, kind))
            except ValidationError as refusal:
                problems += [f"“{(upload.name or '')[:60]}”没有上传：{message}" for message in refusal.messages]
    if problems:
        raise ValidationError(problems)
    return ready


def keep_all(ready: list[Ready], record: Model, *, by: User) -> None:
    """Attach what was prepared, inside the transaction of the record; raises ValidationError in Chinese."""
    for one in ready:
        attachments.keep(record, one, by=by)
