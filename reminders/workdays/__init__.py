"""工作日历: working days and deadlines, read from the calendar table (CA-01)."""

from reminders.workdays.almanac import Almanac, load

__all__ = ["Almanac", "load"]
