"""Numbers of the reviewing that an office may change."""

from __future__ import annotations

from records import settings_store

CLAIM_MINUTES = "portal.claim_minutes"

settings_store.declare(
    CLAIM_MINUTES,
    "待办打开后为本人保留的时间",
    10,
    unit="分钟",
    least=1,
    most=120,
    help="从待办打开一条记录后，这段时间内其他人点“下一条”时跳过它",
    source="本系统约定",
    group="工作台",
)


def claim_minutes() -> int:
    return int(settings_store.value(CLAIM_MINUTES))
