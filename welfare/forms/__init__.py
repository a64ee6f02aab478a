"""Forms of welfare."""

from welfare.asks.forms import AskForm
from welfare.care_acts.forms import ActForm
from welfare.needs.forms import NeedForm

__all__ = ["ActForm", "AskForm", "NeedForm"]
