"""Tables of organisation life."""

from education.models.activity import Activity, ActivityQuerySet
from education.models.attendance import Attendance, AttendanceQuerySet
from education.models.brand import BrandCard
from education.models.month import ActivityMonth, BranchMonth
from education.models.vote import Vote

__all__ = [
    "Activity",
    "ActivityMonth",
    "ActivityQuerySet",
    "Attendance",
    "AttendanceQuerySet",
    "BranchMonth",
    "BrandCard",
    "Vote",
]
