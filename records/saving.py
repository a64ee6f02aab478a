"""Writing a record: one transaction, nothing half saved, the second saver told, the rights asked again at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from records import history, own_columns, scope
from records.models.history import Snapshot
from records.models.record import HandedIn, Record
from records.moves import SUBMITTED_BY
from records.record_forms import RecordForm, changes
from records.typing_shims import R
from records.workflow import Move, Stale, follow, perform

if TYPE_CHECKING:
    from uuid import UUID

    from accounts.models.user import User

EDIT = Move("edit", "修改", (), "", "log")


class AlreadySaved(Exception):
    """The same form came twice; ``record`` is what the first one made."""

    def __init__(self, record: Record) -> None:
        self.record = record


def create(form: RecordForm[R], *, by: User, power: str, then: str = "") -> R:
    """Save a valid form as a new record, and make the move ``then`` with it when one is named.

    Raises :class:`AlreadySaved` for a form sent twice and PermissionDenied when the result is not within the power.
    """
    key = form.client_key()
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        _refuse_twice(form, key, by)
        record = form.save(commit=False)
        record.pk, record.author = key, by
        record.save(force_insert=True)
        form.save_m2m()
        form.save_children(record, by)
        _still_within(record, by, power)
        history.note(record, "create", by=by, text="登记")
        _keep_reason(form, record, by)
        if then:
            perform(record, then, by=by)
    return record


def _refuse_twice(form: RecordForm, key: UUID, by: User) -> None:
    made = form._meta.model._base_manager.filter(pk=key).first()
    if made is not None:
        if made.author_id != by.pk:
            raise PermissionDenied("编号已被别人使用")
        raise AlreadySaved(made)


def update(form: RecordForm[R], *, by: User, power: str, then: str = "") -> R:
    """Save what a valid form changed of the record it was opened on; other columns stay as they are now.

    Raises :class:`Stale` when the record changed since it was read. Editing an approved record keeps the old version
    and sends it back to review, as its workflow says.
    """
    record = form.instance
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        before = _locked(record)
        if not by.has_perm(power, before):
            raise PermissionDenied
        _claim(record, form.cleaned_data.get("version"))
        old = type(form).text_of(before)
        _write_own(form, before)
        form.save_children(record, by)
        _still_within(record, by, power)
        changed = changes(old, type(form).text_of(_as_stored(record)))
        history.note(record, "edit", by=by, text=_edited(changed), changes=changed)
        _keep_reason(form, record, by)
        _reopen(record, before, old, by)
        if then:
            perform(record, then, by=by)
    return record


def _as_stored(record: R) -> R:
    return type(record)._base_manager.get(pk=record.pk)


def _locked(record: R) -> R:
    """The record as it is stored; nobody else writes it until the end of the transaction."""
    return type(record)._base_manager.select_for_update().get(pk=record.pk)


def _write_own(form: RecordForm[R], stored: R) -> None:
    """Only the columns that the form and what it computes set; computed once more from the row as it is now."""
    record = form.save(commit=False)
    own_columns.follow(record, form.read, stored)
    record.version = stored.version + 1
    form.derive()
    record.derive()
    record.save(update_fields=[*own_columns.changed(record, stored), "updated_at"])
    form.save_m2m()


def _claim(record: Record, version: int | None) -> None:
    """Take the next version number, or find that someone else has."""
    expected = version if version is not None else -1  # without a version nobody knows what was read
    still = type(record)._base_manager.filter(pk=record.pk, version=expected, voided_at__isnull=True)
    if still.update(version=expected + 1, updated_at=timezone.now()) != 1:
        raise Stale("您打开这页以后，别人改过这条记录。下面列出两边的不同，核对后可以再次保存。")


def _still_within(record: Record, by: User, power: str) -> None:
    """A record must not be written to where its writer could not reach it."""
    if not by.has_perm(power, _as_stored(record)):
        raise PermissionDenied("保存后的记录不在您的权限范围内")


def _keep_reason(form: RecordForm, record: Record, by: User) -> None:
    """Why it was right to write so, where the form had a warning."""
    if reason := form.cleaned_data.get("reason_given"):
        history.note(record, "reason", by=by, text=f"对内容的提示作了核对，理由：{reason}")


def _edited(changed: dict[str, list[str]]) -> str:
    return f"修改：{'、'.join(changed)}" if changed else "保存，内容没有变化"


def _reopen(record: Record, before: Record, old: dict[str, str], by: User) -> None:
    """An approved record that is edited goes back to review; what was approved stays readable."""
    workflow = record.workflow
    state = getattr(before, workflow.field) if workflow else None
    if workflow is None or state not in workflow.reopens:
        return
    Snapshot.objects.create(
        content_type=history.kind_of(record),
        object_id=str(record.pk),
        version=before.version,
        taken_by_name=by.name,
        content=[[label, text] for label, text in old.items()],
    )
    setattr(record, workflow.field, workflow.reopens[state])
    columns = [workflow.field]
    if isinstance(record, HandedIn):
        record.submitted_by = by
        columns.append(SUBMITTED_BY)
    record.save(update_fields=columns)
    history.note(record, "reopen", by=by, text="审核通过后修改，重新送审；原版本已保存")
    follow(record, EDIT, by)
