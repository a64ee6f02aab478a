"""What may happen to an area, as data. Naming who answers for it has a page of its own."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from organisation.powers import Power
from records.workflow import Move, Workflow

HAND_OVER = "branches:hand_over_area"


def _ended(area: Any, now: datetime, reason: str) -> dict[str, object]:
    return {"ends_on": max(timezone.localdate(now), area.starts_on)}


AREAS = Workflow(
    moves=(
        Move("assign", "指定责任党员", "vacant", "active", Power.LOG, page=HAND_OVER),
        Move("hand_over", "交接", "active", "active", Power.LOG, page=HAND_OVER),
        Move("end", "结束", ("vacant", "active"), "ended", Power.LOG, reason=True, style="danger", columns=_ended),
    ),
    editable=("vacant", "active"),
    waiting={"vacant": Power.LOG},
)
