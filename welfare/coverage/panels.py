"""Service on the branch page: open needs, newest acts, the way to ask."""

from __future__ import annotations

from branches.page import tabs
from organisation.powers import Power
from organisation.rows import Link, Rows
from welfare.care_acts.models import Act
from welfare.needs.models import Need


def register() -> None:
    tabs.register_rows(
        "welfare",
        "服务保障",
        "welfare/coverage/_panel.html",
        40,
        Rows(
            "needs",
            Need,
            ("due_on", "-id"),
            most=8,
            related=("holder",),
            only=lambda rows, branch: rows.unsettled(),
            colour=lambda need: Need.STATE_COLOURS[need.state],
        ),
        Rows("acts", Act, ("-done_on", "-id"), most=8, related=("item", "person")),
        Link("needs_url", "needs:list", Power.CARE),
        Link("acts_url", "acts:list"),
        Link("asks_url", "asks:list", Power.CARE),
        Link("coverage_url", "welfare:coverage", Power.CARE),
        Link("ask_url", "welfare:ask_branch", Power.CARE, running=True),
    )
