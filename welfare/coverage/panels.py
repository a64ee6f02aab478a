"""The tab 服务保障 of the branch page: open needs, the newest acts, the way to ask."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from organisation.powers import Power
from welfare.care_acts.models import Act
from welfare.needs.models import Need

NEWEST = 8


def welfare(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    user, unit = user_of(request), branch.unit_id
    needs = Need.objects.visible_to(user).unsettled().filter(unit=unit).select_related("holder")
    acts = Act.objects.visible_to(user).living().filter(unit=unit).select_related("item", "person")
    cares = user.has_perm(Power.CARE, branch)
    return {
        "needs": [(need, Need.STATE_TONES[need.state]) for need in needs.order_by("due_on", "-id")[:NEWEST]],
        "acts": list(acts.order_by("-done_on", "-id")[:NEWEST]),
        "needs_url": f"{reverse('needs:list')}?unit={unit}" if cares else "",
        "acts_url": f"{reverse('acts:list')}?unit={unit}",
        "asks_url": f"{reverse('asks:list')}?unit={unit}" if cares else "",
        "coverage_url": f"{reverse('welfare:coverage')}?unit={unit}" if cares else "",
        "ask_url": f"{reverse('welfare:ask_branch')}?unit={unit}" if cares and branch.is_active else "",
    }


def unsettled(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[Any]:
    """Counted by the page together with the rows of the other tabs."""
    return Need.objects.visible_to(user_of(request)).unsettled().filter(unit=branch.unit_id)


def register() -> None:
    panels.register("welfare", "服务保障", "welfare/coverage/_panel.html", welfare, 40, count=unsettled)
