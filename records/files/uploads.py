"""Files that come with a form: looked at before the transaction, attached in the one that saves the record.

Decoding nine photos takes seconds, during which nobody else could write if a transaction were open. When the form is
refused, what was good of them waits for it (`records.files.staging`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest

from accounts.current import user_of
from records import query_params, receipts
from records.files import attachments, staging
from records.files.prepared import Ready, prepare
from records.models.arriving import StagedFile
from records.models.attachment import Attachment

if TYPE_CHECKING:
    from accounts.models.user import User

FIELDS = (("photos", "photo"), ("files", "file"))
DROP_STAGED, DROP_SAVED = "drop_staged", "drop_files"  # ticked: take it out of those that wait, off the record


@dataclass
class _Looked:
    """What came with a request, looked at once however often it is asked for."""

    ready: list[Ready] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    told: bool = False


def prepared(request: HttpRequest) -> list[Ready]:
    """What waits for the form and what came now under ``photos`` and ``files``, checked; ValidationError by file."""
    looked = _look(request)
    if looked.problems:
        looked.told = True
        raise ValidationError(looked.problems)
    return [*staging.waiting(user_of(request), receipts.form_key(request)), *looked.ready]


def keep_all(ready: list[Ready], record: Model, request: HttpRequest, *, may_drop: bool = False) -> None:
    """Inside the transaction of the record: take off what was ticked, attach what was prepared. ValidationError."""
    by = user_of(request)
    if may_drop:
        _drop_saved(record, request, by)
    attachments.demand_room(record, ready)
    for one in ready:
        attachments.keep(record, one, by=by)
    staging.drop(staging.of(by, receipts.form_key(request)))


def held(request: HttpRequest) -> tuple[list[StagedFile], list[str]]:
    """For a form that is shown again: its files, which wait from now on, and what is wrong with those that cannot."""
    key = receipts.form_key(request) if request.method == "POST" else None
    if key is None:
        return [], []
    looked = _look(request)
    left_out = staging.stage(looked.ready, key, user=user_of(request)) if looked.ready else []
    problems = [] if looked.told else looked.problems
    looked.ready, looked.told = [], True
    return list(staging.of(user_of(request), key)), [
        *problems,
        *(f"“{name}”没有留下：已经够多了。" for name in left_out),
    ]


def _look(request: HttpRequest) -> _Looked:
    known = getattr(request, "_looked_at", None)
    if isinstance(known, _Looked):
        return known
    looked = _Looked()
    request._looked_at = looked  # type: ignore[attr-defined]
    _drop_staged(request)
    seen = {row.source_sha256 for row in staging.of(user_of(request), receipts.form_key(request))}
    for name, kind in FIELDS:
        for upload in request.FILES.getlist(name):
            try:
                one = prepare(upload, kind)
            except ValidationError as refusal:
                looked.problems += [f"“{(upload.name or '')[:60]}”没有上传：{message}" for message in refusal.messages]
            else:
                if one.source_sha256 not in seen:  # chosen once more, though it waits already
                    looked.ready.append(one)
    return looked


def _drop_staged(request: HttpRequest) -> None:
    keys = query_params.keys(StagedFile, request.POST.getlist(DROP_STAGED))
    if keys:
        staging.drop(staging.of(user_of(request), receipts.form_key(request)).filter(pk__in=keys))


def _drop_saved(record: Model, request: HttpRequest, by: User) -> None:
    keys = query_params.keys(Attachment, request.POST.getlist(DROP_SAVED))
    for one in attachments.of(record).filter(pk__in=keys):
        attachments.remove(one, by=by)
