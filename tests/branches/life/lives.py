"""Carrying a branch on in its life, for tests that are about something later."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from branches.handover import items as handover
from branches.handover.acts import waive_item
from branches.life.dissolving import begin_dissolving, dissolve_branch
from branches.life.models import TemporaryBranch
from branches.life.term import extend_branch
from tests.cast import Cast, days_ago


def handing_over(cast: Cast, branch: TemporaryBranch) -> TemporaryBranch:
    """In the hand-over, by decision of the institute."""
    return begin_dissolving(
        branch=branch, reason="任务调整", document_number="院党委〔2026〕29号", by=cast.linjing.user
    )


def settled(cast: Cast, branch: TemporaryBranch) -> TemporaryBranch:
    """In the hand-over, with nothing left to do: the unit waived whatever was open."""
    if branch.is_at_work:
        handing_over(cast, branch)
    for entry in handover.still_open(branch):
        waive_item(branch=branch, code=entry.code, reason="并入其他支部接着办", by=cast.gaoyumei.user)
    return branch


def dissolved(cast: Cast, branch: TemporaryBranch) -> TemporaryBranch:
    settled(cast, branch)
    return dissolve_branch(branch=branch, on=days_ago(0), document_number="院党委〔2026〕30号", by=cast.linjing.user)


def at(clock: Any, *day: int) -> None:
    """Noon of that day."""
    clock.move_to(timezone.make_aware(datetime.combine(date(*day), time(12))))


def extend(cast: Cast, **changes: Any) -> TemporaryBranch:
    """甲 by three months, or otherwise."""
    plain = {
        "branch": cast.jia,
        "until": date(2026, 9, 30),
        "reason": "任务顺延",
        "document_number": "院党委〔2026〕31号",
        "by": cast.linjing.user,
    }
    return extend_branch(**(plain | changes))
