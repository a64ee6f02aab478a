"""Tables of what falls due, what was done about it, and who was told."""

from reminders.notices.models import DayRun, Dispatch, Notice, NoticePreference, Reminder, Urge
from reminders.obligations.models import Obligation, Period, RecomputeRun
from reminders.relief.models import Exemption, Suspension
from reminders.rules.models import Rule, RuleFulfilment, RuleVersion
from reminders.workdays.models import CalendarDay, CalendarYear

__all__ = [
    "CalendarDay",
    "CalendarYear",
    "DayRun",
    "Dispatch",
    "Exemption",
    "Notice",
    "NoticePreference",
    "Obligation",
    "Period",
    "RecomputeRun",
    "Reminder",
    "Rule",
    "RuleFulfilment",
    "RuleVersion",
    "Suspension",
    "Urge",
]
