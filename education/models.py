"""Tables of organisation life."""

from education.activities.models import Activity, ActivityQuerySet
from education.attendance.models import Attendance, AttendanceQuerySet
from education.brands.models import BrandCard
from education.months.models import ActivityMonth, BranchMonth
from education.voting.models import Vote

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
