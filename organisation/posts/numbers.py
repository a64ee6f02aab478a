"""How far ahead a post may be entered."""

from __future__ import annotations

from records import settings_store

GROUP = "党支部设置"

APPOINT_AHEAD = "branches.appoint_ahead"

settings_store.declare(
    APPOINT_AHEAD,
    "任职最多提前登记天数",
    60,
    unit="天",
    help="任职日期在今天之后超过这么多天的，到时再办理",
    group=GROUP,
)


def appoint_ahead() -> int:
    return int(settings_store.value(APPOINT_AHEAD))
