"""Kinds of activities, and the hours each earns."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.db import models
from django.utils import timezone

from education.activities.numbers import HOURS_AT_MOST, HOURS_PER_HOUR, number


class Kind(models.TextChoices):
    MEMBER_ASSEMBLY = "member_assembly", "支部党员大会"
    COMMITTEE_MEETING = "committee_meeting", "支委会"
    GROUP_MEETING = "group_meeting", "党小组会"
    PARTY_LECTURE = "party_lecture", "党课"
    THEMED_PARTY_DAY = "themed_party_day", "主题党日"
    ORGANIZATION_LIFE_MEETING = "organization_life_meeting", "组织生活会"
    TOPIC_STUDY = "topic_study", "专题学习"
    TOPIC_SEMINAR = "topic_seminar", "专题研讨"
    OATH_RENEWAL = "oath_renewal", "重温入党誓词"
    LOYALTY_EDUCATION = "loyalty_education", "忠诚教育"
    PARTY_SPIRIT_EDUCATION = "party_spirit_education", "党性教育"
    DISCIPLINE_EDUCATION = "discipline_education", "党纪法规教育"


THREE_MEETINGS_ONE_LECTURE = (
    Kind.MEMBER_ASSEMBLY,
    Kind.COMMITTEE_MEETING,
    Kind.GROUP_MEETING,
    Kind.PARTY_LECTURE,
)
"""三会一课: the kinds of the first real import sheet."""

DECIDING = (Kind.MEMBER_ASSEMBLY, Kind.COMMITTEE_MEETING)
"""Meetings whose votes make decisions of the branch (MT-10…MT-12); elsewhere a show of hands is an opinion."""


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
