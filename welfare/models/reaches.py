"""Who is told what: questions and needs only those who look after people, some things only in confidence."""

from branches.powers import Power
from branches.reach import OWN_UNIT, ByPower, Confidential, Holding, Instead, OrOwn, Rising

VOICE = "voice"
"""To speak for the person who needs something: they themselves, or whoever looks after them."""

_LOOKED_AFTER = Holding(Rising(), Power.CARE)

NEEDS = ByPower(
    OrOwn(_LOOKED_AFTER, "raised_by"),
    voice=OrOwn(Instead(_LOOKED_AFTER, Power.CARE), "raised_by", VOICE),
)
"""A need is known to who has it, at its own level and below, never above it."""

ASKS = ByPower(Confidential(_LOOKED_AFTER), care=Confidential(OWN_UNIT))
"""An answer that holds a need rises with the need. That somebody was asked may be counted above (power ``care``)."""

ACTS = Confidential(OWN_UNIT)
