"""A training is planned and then held; only what was held gives hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from organisation.powers import PARTY_OFFICE
from records.workflow import Move, MoveRefused, Workflow

if TYPE_CHECKING:
    from accounts.models.user import User


def refuse_the_future(training: Any, move: Move, by: User | None) -> None:
    if move.code != "submit":
        return
    if training.starts_on > timezone.localdate():
        raise MoveRefused("培训还没有开始，开始以后再登记完成。")
    if not training.participants.exists():
        raise MoveRefused("请先填写参训人员，再登记完成。")


TRAINING = Workflow(
    moves=(
        Move("submit", "登记完成", "planned", "held", PARTY_OFFICE),
        Move("reopen", "改回计划", "held", "planned", PARTY_OFFICE, reason=True, style="default"),
    ),
    editable=("planned", "held"),
).then(refuse_the_future)
