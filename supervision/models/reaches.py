"""Who sees and who decides: the inspected side looks on, the power to inspect is asked on both sides."""

from branches.powers import Power
from branches.reach import OWN_UNIT, ByPower, Drafted, OwnUnit

INSPECTED = ByPower(OWN_UNIT, inspect=OwnUnit("inspecting_unit") & OWN_UNIT)
"""An inspecting unit acts on what it inspected, as long as that lies below it."""

INSPECTIONS = Drafted(INSPECTED, writer=Power.INSPECT, written_in="inspecting_unit")
