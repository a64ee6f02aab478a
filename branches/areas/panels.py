"""The tab 责任区岗 of the branch page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from branches.area_scores import window as score_window
from branches.areas.models import AREA_KINDS, ResponsibilityArea
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from organisation.powers import Power

MOST = 60


def areas(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    rows = _visible(request, branch) if branch.is_active else _all(request, branch)
    may_log = branch.is_active and user_of(request).has_perm(Power.LOG, branch)
    return {
        "areas": [(area, AREA_KINDS[area.kind]) for area in rows.order_by("kind", "name")[:MOST]],
        "areas_url": f"{reverse('areas:list')}?unit={branch.unit_id}",
        "board_url": f"{reverse('areas:board')}?unit={branch.unit_id}",
        "plates_url": reverse("branches:area_plates", args=[branch.pk]),
        **_scoring(request, branch),
        "new_url": f"{reverse('areas:create')}?unit={branch.unit_id}" if may_log else "",
    }


def _scoring(request: HttpRequest, branch: TemporaryBranch) -> dict[str, str]:
    """Addresses while a quarter is open to this person; '' otherwise."""
    user, url = user_of(request), reverse("branches:score_areas", args=[branch.pk])
    quarter = score_window.open_quarter(timezone.localdate()) if branch.is_active else None
    return {
        "score_url": url if quarter and user.has_perm(Power.OWN, branch) else "",
        "appraise_url": f"{url}?as=branch" if quarter and user.has_perm(Power.LOG, branch) else "",
        "score_label": score_window.label(quarter) if quarter else "",
    }


def _all(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[Any]:
    return ResponsibilityArea.objects.visible_to(user_of(request)).living().filter(unit=branch.unit_id)


def _visible(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[Any]:
    """Counted by the page together with the rows of the other tabs."""
    return ResponsibilityArea.objects.visible_to(user_of(request)).current().filter(unit=branch.unit_id)


def register() -> None:
    panels.register("areas", "责任区岗", "branches/areas/_panel.html", areas, 50, count=_visible)
