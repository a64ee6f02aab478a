"""One step of a branch's life: right, state and order are asked in one place, by whatever way it comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from branches.life.models import TemporaryBranch
from branches.life.workflow import LIFE
from organisation.changes import life_changed
from organisation.refusal import ActRefused, demand
from records import history
from records.history import Changes
from records.workflow import Stale, advance, follow

if TYPE_CHECKING:
    from accounts.models.user import User

_NOT_YET = {"resume": "没有启动撤销，不用恢复", "archive": "还没有撤销，不能归档", "dissolve": "还没有启动撤销"}


def take_step(
    branch: TemporaryBranch,
    code: str,
    *,
    by: User | None,
    text: str,
    changes: Changes | None = None,
    asked: bool = True,
    **columns: object,
) -> TemporaryBranch:
    """Make the move inside the caller's transaction; ``columns`` are set with the state, in one UPDATE.

    ``asked`` False: the step follows from something else (the project ended), so nobody's power is asked for.
    """
    move = LIFE.move(code)
    if asked:
        demand(by, move.powers, branch, f"办理“{move.label}”")
    if branch.state not in move.origins:
        raise ActRefused(f"{branch}{_why_not(branch, code)}，请刷新页面。")
    follow(branch, move, by)
    advance(LIFE, branch, move, reason="", version=None, extra=columns)
    history.note(branch, code, by=by, text=text, changes=changes)
    life_changed(branch.unit)
    return branch


def _why_not(branch: TemporaryBranch, code: str) -> str:
    if branch.is_at_work and code in _NOT_YET:
        return _NOT_YET[code]
    return "已经撤销" if not branch.is_active else f"现在是“{branch.get_state_display()}”，不能办理"


def claim(branch: TemporaryBranch) -> None:
    """Take the row for this transaction, so that what is counted now is still so when the step is made.

    Raises :class:`Stale` when somebody changed the branch since the caller read it.
    """
    held = TemporaryBranch.objects.select_for_update().filter(pk=branch.pk, version=branch.version)
    if held.first() is None:
        raise Stale("这个临时党支部刚刚被别人处理过，请刷新页面看看最新情况。")


def paper(document_number: str) -> str:
    """How a line of the history names the paper."""
    return f"：{document_number}" if document_number else ""
