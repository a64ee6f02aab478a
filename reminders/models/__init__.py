"""Tables of what falls due, what was done about it, and who was told."""

from reminders.models.calendar import CalendarDay, CalendarYear
from reminders.models.dispatch import Dispatch
from reminders.models.notice import DayRun, Notice, NoticePreference, Reminder, Urge
from reminders.models.obligation import Obligation
from reminders.models.period import Period
from reminders.models.relief import Exemption, Suspension
from reminders.models.rule import Rule, RuleVersion, VersionSource
from reminders.models.settle_run import SettleRun

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
    "Reminder",
    "Rule",
    "RuleVersion",
    "SettleRun",
    "Suspension",
    "Urge",
    "VersionSource",
]
