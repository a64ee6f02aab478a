"""Choosing a squad by typing."""

from branches.squads.models import AssaultTeam
from organisation.powers import Power
from records import pickers
from records.pickers import Picker

SEARCH = ("name", "number")
pickers.register(Picker("own_squad", AssaultTeam, search=SEARCH, power=Power.LOG, ordering=("-formed_on", "pk")))
pickers.register(Picker("squad", AssaultTeam, search=SEARCH, ordering=("-formed_on", "pk")))
