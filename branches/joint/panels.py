"""The tab 联建共建 of the branch page: partners with their agreements, the newest events, how often in which form."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from branches.joint.figures import by_partner
from branches.joint.models import JointAgreement, JointBuilding
from branches.life.models import TemporaryBranch
from branches.page import tabs
from organisation.powers import Power
from organisation.rows import Link, Rows

EVENTS = Rows("joint_events", JointBuilding, ("-held_on", "-id"), most=8, related=("partner",))


def figures(request: HttpRequest, branch: TemporaryBranch, told: dict[str, Any]) -> dict[str, object]:
    total = by_partner(EVENTS.seen(request, branch))[1]
    return {"joint_forms": total.cells, "joint_total": total}


def register() -> None:
    tabs.register_rows(
        "joint",
        "联建共建",
        "branches/joint/_panel.html",
        62,
        EVENTS,
        Rows("agreements", JointAgreement, ("-ends_on", "-pk"), most=8, related=("partner",)),
        Link("events_url", "joint-buildings:list"),
        Link("partners_url", "joint-partners:list"),
        Link("agreements_url", "joint-agreements:list"),
        Link("new_url", "joint-buildings:create", Power.LOG, running=True),
        Link("new_partner_url", "joint-partners:create", Power.LOG, running=True),
        more=figures,
    )
