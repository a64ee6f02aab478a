"""Kinds of organisation life a temporary branch may log (BR-06). Elections and admissions have none (BR-07)."""

from __future__ import annotations

from django.db import models


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
