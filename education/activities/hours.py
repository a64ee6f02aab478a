"""Credit hours of study, from the length of the activity when nobody typed them (TR-05)."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from education.activities.kinds import Kind
from education.numbers import HOURS_AT_MOST, HOURS_PER_HOUR, number

STUDY = (
    Kind.PARTY_LECTURE,
    Kind.THEMED_PARTY_DAY,
    Kind.TOPIC_STUDY,
    Kind.TOPIC_SEMINAR,
    Kind.OATH_RENEWAL,
    Kind.LOYALTY_EDUCATION,
    Kind.PARTY_SPIRIT_EDUCATION,
    Kind.DISCIPLINE_EDUCATION,
)
"""Kinds that earn hours by themselves; for a meeting they must be typed."""


def earned(kind: str, starts_at: datetime, ends_at: datetime | None) -> Decimal:
    """Hours for a study activity of this length, to the half hour, with the numbers in force that day."""
    if kind not in STUDY or ends_at is None or ends_at <= starts_at:
        return Decimal(0)
    day: date = timezone.localdate(starts_at)
    minutes = Decimal(int((ends_at - starts_at).total_seconds() // 60))
    halves = (minutes * number(HOURS_PER_HOUR, day) / 30).quantize(Decimal(1), ROUND_HALF_UP)
    return min(halves / 2, Decimal(number(HOURS_AT_MOST, day)))
