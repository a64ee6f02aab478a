"""What a training counts where nobody wrote its hours (TR-05)."""

from __future__ import annotations

from datetime import date

from records import settings_store

GROUP = "党务培训"

HOURS_PER_DAY = "branches.training_hours_per_day"
HOURS_PER_HALF_DAY = "branches.training_hours_per_half_day"

settings_store.declare(
    HOURS_PER_DAY,
    "集中培训每天折算学时",
    8,
    unit="学时",
    most=24,
    help="培训记录没有填写学时的，集中（脱产）培训按天数折算",
    source="TR-05",
    group=GROUP,
)
settings_store.declare(
    HOURS_PER_HALF_DAY,
    "讲座、网络学习每次折算学时",
    4,
    unit="学时",
    most=24,
    help="培训记录没有填写学时的，集体学习和网络学习每天按半天折算",
    source="TR-05",
    group=GROUP,
)


def number(code: str, on: date | None = None) -> int:
    """The whole number in force on that day (default today)."""
    return int(settings_store.value(code, on))
