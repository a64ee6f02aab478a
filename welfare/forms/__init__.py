"""Forms of welfare."""

from welfare.forms.act import ActForm
from welfare.forms.ask import AskForm
from welfare.forms.need import NeedForm

__all__ = ["ActForm", "AskForm", "NeedForm"]
