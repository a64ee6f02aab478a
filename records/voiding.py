"""Taking a record out of the world: a draft is removed, anything that was once submitted is voided and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from records import history, scope
from records.models.record import Record
from records.typing_shims import R
from records.workflow import Move, MoveRefused, Stale, follow

if TYPE_CHECKING:
    from accounts.models.user import User

LONGEST_REASON = 190
FASTER = "这条记录刚刚被别人处理或修改过，请刷新页面看看最新情况。"
VOID = Move("void", "作废", (), "", "log", reason=True, style="danger")


def never_left_the_desk(record: Model) -> bool:
    """A draft nobody but its authors ever saw."""
    return getattr(record, "state", None) == "draft" and getattr(record, "submitted_at", None) is None


def discard(record: Record, *, by: User, reason: str, power: str = "log", version: int | None = None) -> bool:
    """Remove a draft (returns True) or void a submitted record with its reason (returns False).

    ``version`` is the one the person read.
    """
    with transaction.atomic(), history.one_act():
        scope.forget(by)
        if not by.has_perm(power, record):
            raise MoveRefused("您当前的身份不能作废这条记录。")
        if version is not None and version != record.version:
            raise Stale(FASTER)
        if never_left_the_desk(_as_it_stands(record)):
            history.note(record, "delete", by=by, text="删除草稿")
            record.delete()
            return True
        if not reason.strip():
            raise MoveRefused("请填写作废的原因。")
        if len(reason.strip()) > LONGEST_REASON:
            raise MoveRefused(f"作废的原因请写在 {LONGEST_REASON} 个字以内。")
        _void(record, by=by, reason=reason.strip())
    return False


def _as_it_stands(record: R) -> R:
    """The row, locked: a draft that was submitted a moment ago is no draft any more."""
    row = type(record)._base_manager.select_for_update(of=("self",)).filter(pk=record.pk).first()
    if row is None or row.version != record.version:
        raise Stale(FASTER)
    return row


def _void(record: Record, *, by: User, reason: str) -> None:
    now = timezone.now()
    still = type(record)._base_manager.filter(pk=record.pk, voided_at__isnull=True, version=record.version)
    if still.update(voided_at=now, void_reason=reason, version=record.version + 1, updated_at=now) != 1:
        raise Stale(FASTER)
    record.refresh_from_db()
    history.note(record, "void", by=by, text=f"作废：{reason}")
    follow(record, VOID, by)
