"""Choosing a partner by typing."""

from branches.joint.models import JointPartner
from organisation.powers import Power
from records import pickers
from records.pickers import Picker

for _code, _power in (("own_partner", Power.LOG), ("partner", Power.VIEW)):
    pickers.register(
        Picker(
            _code,
            JointPartner,
            search=("name", "unit__name", "unit__pinyin"),
            label=lambda partner: f"{partner.name}（{partner.unit}）",
            power=_power,
            ordering=("name", "pk"),
            related=("unit",),
        )
    )
