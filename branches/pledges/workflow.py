"""A pledge's way to the wall: written by the member, looked at before it is published (SE-04), item by item kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from organisation.changes import life_changed
from organisation.powers import Power
from records.workflow import REVIEW, Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User

APPROVE = REVIEW.move("approve")


def _published(pledge: Any, now: datetime, reason: str) -> dict[str, object]:
    return {**APPROVE.columns(pledge, now, reason), "published_on": timezone.localdate(now)}


CHANGED: dict[str, dict[str, Any]] = {
    "submit": {"power": Power.OWN},
    "withdraw": {"power": Power.OWN},
    "approve": {"power": Power.PUBLISH, "label": "审查通过并公开", "columns": _published},
    "return": {"power": Power.PUBLISH},
}


def _follow(pledge: Any, move: Move, by: User | None) -> None:
    """Nothing goes to the wall of a branch that is over; the lights follow what stands there."""
    if move.code in ("submit", "approve") and pledge.unit.ended_on:
        raise MoveRefused(f"{pledge.unit}已经撤销，承诺不能再公开。")
    life_changed(pledge.unit)


PLEDGING = Workflow(
    moves=tuple(replace(move, **CHANGED[move.code]) for move in REVIEW.moves),
    editable=REVIEW.editable,
    reopens=REVIEW.reopens,
    waiting={"submitted": Power.PUBLISH, "returned": Power.OWN},
    consequences=(_follow,),
)
