"""Choosing a working rule by typing."""

from branches.rules.models import WorkingRule
from records import pickers
from records.pickers import Picker

pickers.register(Picker("working_rule", WorkingRule, search=("title", "code"), ordering=("title", "-edition", "pk")))
