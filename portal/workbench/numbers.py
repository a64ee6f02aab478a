"""Numbers of the workbench that an office may change."""

from __future__ import annotations

from records import settings_store

ENDING_WITHIN = "portal.ending_within_days"

settings_store.declare(
    ENDING_WITHIN,
    "工作台显示多少天内到期的支部",
    30,
    unit="天",
    help="预计结束日期在这么多天以内的临时党支部，列入“即将到期”",
    source="本系统约定",
    group="工作台",
)


def ending_within() -> int:
    return int(settings_store.value(ENDING_WITHIN))
