"""Settling the hand-over list: ticked by the branch or above, waived with a reason by the unit or the institute."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from branches.handover import items as handover
from branches.handover.items import Entry
from branches.handover.models import HandoverLine
from branches.life.acts import claim
from branches.life.models import TemporaryBranch
from organisation.powers import Power
from organisation.refusal import ActRefused
from records import history, scope
from records.workflow import Move, MoveRefused

if TYPE_CHECKING:
    from accounts.models.user import User

TICKING = (Power.LOG, Power.REVIEW, Power.DECIDE)
WAIVING = (Power.REVIEW, Power.DECIDE)


def may_tick(user: User, branch: TemporaryBranch) -> bool:
    return any(scope.permits(user, power, branch) for power in TICKING)


def may_waive(user: User, branch: TemporaryBranch) -> bool:
    return any(scope.permits(user, power, branch) for power in WAIVING)


def tick_item(*, branch: TemporaryBranch, code: str, note: str, by: User | None) -> HandoverLine:
    """Something no ledger can count was done: papers returned, files put together."""
    with transaction.atomic(), history.one_act():
        entry = _asked(branch, code)
        if by is not None and not _fresh(may_tick, by, branch):
            raise ActRefused("您当前的身份不能办理这个支部的移交。")
        if not entry.by_hand:
            raise ActRefused(f"“{entry.title}”由系统核对，没有余项时自动办结，不用手工确认。")
        return _write(branch, entry, HandoverLine.State.DONE, note.strip(), by)


def waive_item(*, branch: TemporaryBranch, code: str, reason: str, by: User | None) -> HandoverLine:
    """What cannot be settled is left as it is, and the reason says who looks after it from now on."""
    with transaction.atomic(), history.one_act():
        entry = _asked(branch, code)
        if by is not None and not _fresh(may_waive, by, branch):
            raise ActRefused("免办由院属单位或院党委决定，您当前的身份不能办理。")
        if not reason.strip():
            raise ActRefused("请写明免办的原因，以及余下的事情由谁接着办。")
        return _write(branch, entry, HandoverLine.State.WAIVED, reason.strip(), by)


def reopen_item(*, branch: TemporaryBranch, code: str, by: User | None) -> None:
    """A tick or a waiver was wrong: the item is open again."""
    with transaction.atomic(), history.one_act():
        _check_time(branch)
        line = branch.handover_lines.filter(code=code).first()
        if line is None:
            raise ActRefused("这一项还没有办理，请刷新页面。")
        may = may_waive if line.state == HandoverLine.State.WAIVED else may_tick
        if by is not None and not _fresh(may, by, branch):
            raise ActRefused("您当前的身份不能撤回这一项。")
        line.delete()
        history.note(branch, "handover_reopen", by=by, text=f"移交事项重新办理：{line.title}")


def waive_all(branch: TemporaryBranch, reason: str) -> None:
    """For lives brought in from before: by the system, in one stroke."""
    HandoverLine.objects.bulk_create(
        _line(branch, entry, HandoverLine.State.WAIVED, reason, None) for entry in handover.still_open(branch)
    )


def close_list(branch: TemporaryBranch, entries: list[Entry], by: User | None) -> None:
    """Keep how the list stood on the last day, so that the sheet stays true when ledgers go on."""
    HandoverLine.objects.bulk_create(
        _line(branch, entry, HandoverLine.State.DONE, _last_word(entry), by) for entry in entries if not entry.line
    )


def _last_word(entry: Entry) -> str:
    return f"撤销时自动办理 {entry.count} 项" if entry.state == handover.LATER else "系统核对，没有余项"


def _asked(branch: TemporaryBranch, code: str) -> Entry:
    _check_time(branch)
    entry = next((one for one in handover.entries(branch) if one.code == code), None)
    if entry is None or entry.state == handover.LATER:
        raise ActRefused("移交清单里没有这一项，请刷新页面。")
    if not entry.is_open:
        raise ActRefused(f"“{entry.title}”已经办结，请刷新页面。")
    return entry


def _check_time(branch: TemporaryBranch) -> None:
    claim(branch)
    if branch.state != TemporaryBranch.State.DISSOLVING:
        raise ActRefused("只有撤销中的支部办理移交。")


def _fresh(may: Callable[[User, TemporaryBranch], bool], by: User, branch: TemporaryBranch) -> bool:
    scope.forget(by)
    return may(by, branch)


def _write(branch: TemporaryBranch, entry: Entry, state: str, note: str, by: User | None) -> HandoverLine:
    line = _line(branch, entry, state, note, by)
    line.save(force_insert=True)
    verb = "handover_waive" if state == HandoverLine.State.WAIVED else "handover_done"
    told = f"：{note}" if note else ""
    history.note(branch, verb, by=by, text=f"移交事项{HandoverLine.State(state).label}（{entry.title}）{told}")
    return line


def _line(branch: TemporaryBranch, entry: Entry, state: str, note: str, by: User | None) -> HandoverLine:
    return HandoverLine(
        branch=branch,
        code=entry.code,
        title=entry.title,
        place=entry.place,
        state=state,
        count=entry.count,
        note=note,
        author=by,
        author_name=by.name if by else history.SYSTEM_NAME,
        author_title=by.acting_as[:120] if by else "",
        at=timezone.now(),
    )


def refuse_unless_handed_over(branch: TemporaryBranch, move: Move, by: User | None) -> None:
    """Nothing of a branch is lost: it is dissolved once its hand-over list is settled, whichever way one comes."""
    if move.code == "dissolve" and (waiting := handover.still_open(branch)):
        titles = "、".join(entry.title for entry in waiting)
        raise MoveRefused(f"移交清单还有 {len(waiting)} 项没有办完：{titles}。请逐项办结或写明理由后免办。")
