"""Who is told what: questions and needs only those who look after people, some things only in confidence."""

from organisation.permissions.by_power import ByPower, Holding, Instead
from organisation.permissions.oneself import Oneself
from organisation.permissions.reserved import Confidential
from organisation.permissions.tree import Rising
from organisation.permissions.units import OWN_UNIT
from organisation.powers import Power

VOICE = "voice"
"""To speak for the person who needs something: they themselves, or whoever looks after them."""

_LOOKED_AFTER = Holding(Rising(), Power.CARE)

NEEDS = ByPower(
    _LOOKED_AFTER,
    view=_LOOKED_AFTER | Oneself("raised_by"),
    voice=Instead(_LOOKED_AFTER, Power.CARE) | Oneself("raised_by"),
)
"""A need is known to who has it, at its own level and below, never above it."""

ASKS = ByPower(Confidential(_LOOKED_AFTER), care=Confidential(OWN_UNIT))
"""An answer that holds a need rises with the need. That somebody was asked may be counted above (power ``care``)."""

ACTS = Confidential(OWN_UNIT)
