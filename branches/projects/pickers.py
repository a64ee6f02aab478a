"""Choosing a project by typing."""

from branches.projects.models import Project
from records import pickers
from records.pickers import Picker

pickers.register(Picker("project", Project, search=("name", "code", "pinyin"), ordering=("-started_on", "pk")))
