"""Obligations follow the lives of units in the same minute."""

from reminders.obligations import at_once


def register() -> None:
    at_once.register()
