"""Choosing a need by typing."""

from records import pickers
from records.pickers import Picker
from welfare.needs.models import Need

pickers.register(
    Picker(
        "need",
        Need,
        search=("number", "description"),
        label=lambda need: f"{need.number} {need.description}",
        ordering=("-raised_on", "pk"),
    )
)
