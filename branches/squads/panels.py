"""Squads on the branch page and on a person's card: every squad this person is or was in."""

from __future__ import annotations

from branches.page import tabs
from branches.squads.models import AssaultTeam, SquadMember
from organisation.parts import person_parts
from organisation.powers import Power
from organisation.rows import Link, Rows

JOINED = Rows(
    "person_squads", SquadMember, ("-squad__formed_on", "-pk"), most=None, related=("squad__unit",), through="squad"
)


def register() -> None:
    tabs.register_rows(
        "squads",
        "突击队",
        "branches/squads/_panel.html",
        60,
        Rows("squads", AssaultTeam, ("-formed_on", "-id"), most=12, related=("unit",)),
        Link("all_url", "squads:board"),
        Link("new_url", "squads:create", Power.LOG, running=True),
    )
    person_parts.register_rows("branches/squads/_person.html", JOINED, order=40)
