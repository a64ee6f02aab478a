"""What follows when an answer is changed or taken back: the light of the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.workflow import connect
from welfare.asks import duties
from welfare.asks.models import Ask

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move


def follow(ask: Ask, move: Move, by: User | None) -> None:
    duties.recompute(ask.unit_id, [ask.item])


def register() -> None:
    connect(Ask, follow)
