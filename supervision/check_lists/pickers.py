"""Choosing a check list by typing."""

from records import pickers
from records.pickers import Picker
from supervision.check_lists.models import CheckList

pickers.register(Picker("check_list", CheckList, search=("title", "code"), ordering=("title", "pk")))
