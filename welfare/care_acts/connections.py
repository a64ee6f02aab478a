"""What follows when an act is changed or taken back, and when a need asks for one: the light of the branch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from records.workflow import connect
from welfare.care_acts import duties
from welfare.care_acts.models import Act
from welfare.needs.models import Need

if TYPE_CHECKING:
    from accounts.models.user import User
    from records.workflow import Move


def follow(act: Act, move: Move, by: User | None) -> None:
    duties.recompute(act)


def follow_need(need: Need, move: Move, by: User | None) -> None:
    duties.recompute_after(need.unit_id)


def register() -> None:
    connect(Act, follow)
    connect(Need, follow_need)
