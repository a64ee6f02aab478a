"""Part of a person's card: what they answer for on site, and what they promised."""

from __future__ import annotations

from branches.areas.models import AreaKeeper
from branches.pledges.models import Pledge
from organisation.parts import person_parts
from organisation.rows import Rows

NEWEST = ("-starts_on", "-pk")


def register() -> None:
    person_parts.register_rows(
        "branches/page/_person_duties.html",
        Rows("person_areas", AreaKeeper, NEWEST, most=12, related=("area__unit",), through="area", own=True),
        Rows("person_pledges", Pledge, NEWEST, most=12, related=("unit",)),
        order=60,
    )
