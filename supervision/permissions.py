"""Who sees and who decides: the inspected side looks on, the power to inspect is asked on both sides."""

from organisation.permissions.by_power import ByPower
from organisation.permissions.reserved import Drafted
from organisation.permissions.units import OWN_UNIT, OwnUnit
from organisation.powers import Power

INSPECTED = ByPower(OWN_UNIT, inspect=OwnUnit("inspecting_unit") & OWN_UNIT)
"""An inspecting unit acts on what it inspected, as long as that lies below it."""

INSPECTIONS = Drafted(INSPECTED, writer=Power.INSPECT, written_in="inspecting_unit")
