"""Choosing a rule by typing."""

from __future__ import annotations

from records import pickers
from reminders.rules.models import Rule

pickers.register(pickers.Picker("rule", Rule, search=("title", "code"), ordering=("code", "pk")))
