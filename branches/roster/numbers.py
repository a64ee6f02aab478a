"""How far ahead someone may be entered into a branch."""

from __future__ import annotations

from records import settings_store

GROUP = "党支部设置"

JOIN_AHEAD = "branches.join_ahead"

settings_store.declare(
    JOIN_AHEAD,
    "编入支部最多提前登记天数",
    30,
    unit="天",
    help="进场日期在今天之后超过这么多天的，到时再办理",
    group=GROUP,
)


def join_ahead() -> int:
    return int(settings_store.value(JOIN_AHEAD))
