"""The world of branches that live as long as a test says, for the duties of welfare as well."""

from tests.reminders.conftest import world

__all__ = ["world"]
