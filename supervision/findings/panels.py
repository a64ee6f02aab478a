"""The tab 监督整改 of the branch page: what is still to be put right, and the newest inspections."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from organisation.parts import person_parts
from organisation.powers import Power
from supervision.findings.models import Finding
from supervision.findings.people import findings_of
from supervision.inspections.models import Inspection

NEWEST = 10


def supervision(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    user, unit = user_of(request), branch.unit_id
    findings = Finding.objects.visible_to(user).living().filter(unit=unit)
    inspections = Inspection.objects.visible_to(user).living().filter(unit=unit).select_related("inspecting_unit")
    return {
        "findings": list(findings.order_by("-found_on", "-id")[:NEWEST]),
        "inspections": [
            (inspection, Inspection.STATE_TONES[inspection.state])
            for inspection in inspections.order_by("-day", "-id")[:NEWEST]
        ],
        "findings_url": f"{reverse('findings:list')}?unit={unit}",
        "inspections_url": f"{reverse('inspections:list')}?unit={unit}",
        "new_url": f"{reverse('inspections:create')}?unit={unit}" if user.has_perm(Power.INSPECT, branch) else "",
    }


def unsettled(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[Any]:
    """Counted by the page together with the rows of the other tabs."""
    return Finding.objects.visible_to(user_of(request)).unsettled().filter(unit=branch.unit_id)


def register() -> None:
    person_parts.register("supervision/findings/_person.html", findings_of)
    panels.register("supervision", "监督整改", "supervision/findings/_panel.html", supervision, 30, count=unsettled)
