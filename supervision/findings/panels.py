"""Supervision on the branch page and on a person's card, and what it asks of a branch that hands over."""

from __future__ import annotations

from branches.handover import items as handover
from branches.page import tabs
from organisation.parts import person_parts
from organisation.powers import Power
from organisation.rows import Link, Rows
from supervision.findings.models import Finding
from supervision.inspections.models import Inspection

NEWEST = ("-found_on", "-id")


def register() -> None:
    tabs.register_rows(
        "supervision",
        "监督整改",
        "supervision/findings/_panel.html",
        30,
        Rows("findings", Finding, NEWEST),
        Rows(
            "inspections",
            Inspection,
            ("-day", "-id"),
            related=("inspecting_unit",),
            colour=lambda inspection: Inspection.STATE_COLOURS[inspection.state],
        ),
        Link("findings_url", "findings:list"),
        Link("inspections_url", "inspections:list"),
        Link("new_url", "inspections:create", Power.INSPECT, running=True),
    )
    person_parts.register_rows(
        "supervision/findings/_person.html",
        Rows("person_findings", Finding, NEWEST, of="responsible_person"),
        order=10,
    )
    handover.register_rows(
        "findings",
        "问题整改销号",
        20,
        Finding.objects.unsettled,
        "unsettled=true",
        help="整改到位后由检查单位销号；来不及的，写明由哪个单位接着整改后免办",
        merging="由{into}接着整改，期限、提交和销号照旧，到期提醒改发{into}",
    )
