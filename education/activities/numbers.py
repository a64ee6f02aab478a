"""Numbers of organisation life that no law fixes; each is a setting with a history."""

from __future__ import annotations

from datetime import date

from records import settings_store

GROUP = "组织生活"

LATE_AFTER_DAYS = "education.late_after_days"
HOURS_PER_HOUR = "education.hours_per_hour"
HOURS_AT_MOST = "education.hours_at_most"
COMMITTEE_MAJORITY_OF = "education.committee_majority_of"
COMMITTEE_BEFORE_DAYS = "education.committee_before_days"

OF_EXPECTED, OF_PRESENT = "应到", "实到"

settings_store.declare(
    LATE_AFTER_DAYS,
    "补报期限",
    7,
    most=365,
    unit="天",
    help="活动结束后超过这么多天才第一次提交审核的，记为补报",
    source="MT-15",
    group=GROUP,
)
settings_store.declare(
    HOURS_PER_HOUR,
    "每小时折算学时",
    1,
    unit="学时",
    help="没有填写学时的学习类活动，按时长折算",
    source="TR-05",
    group=GROUP,
)
settings_store.declare(
    HOURS_AT_MOST,
    "每次活动学时上限",
    4,
    unit="学时",
    help="按时长折算时，一次活动最多记这么多",
    source="TR-05",
    group=GROUP,
)
settings_store.declare(
    COMMITTEE_MAJORITY_OF,
    "支委会表决过半数的基数",
    OF_EXPECTED,
    help="支部工作条例只写明党员大会以应到会有表决权的党员为基数，支委会由各级自定",
    source="MT-12",
    choices=(OF_EXPECTED, OF_PRESENT),
    group=GROUP,
)
settings_store.declare(
    COMMITTEE_BEFORE_DAYS,
    "重要事项会前支委会的期限",
    30,
    unit="天",
    least=1,
    most=365,
    help="党员大会表决重要事项，前面这么多天内应有支委会讨论过",
    source="MT-12",
    group=GROUP,
)


def number(code: str, on: date | None = None) -> int:
    """The whole number in force on that day (default today)."""
    return int(settings_store.value(code, on))


def word(code: str, on: date | None = None) -> str:
    return str(settings_store.value(code, on))
