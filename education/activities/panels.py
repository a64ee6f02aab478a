"""The tab 组织生活 of the branch page."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from education.activities.models import Activity, ActivityQuerySet
from records.ledger.columns import STATE_TONES

NEWEST = 10


def _rows(request: HttpRequest, branch: TemporaryBranch) -> ActivityQuerySet:
    return Activity.objects.visible_to(user_of(request)).living().filter(unit=branch.unit_id)


def activities(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    """The newest ones, and the way to all of them."""
    newest = _rows(request, branch).order_by("-held_on", "-id")[:NEWEST]
    return {
        "activities": [(activity, STATE_TONES.get(activity.state, "gray")) for activity in newest],
        "all_url": f"{reverse('activities:list')}?unit={branch.unit_id}",
        "new_url": f"{reverse('activities:create')}?unit={branch.unit_id}" if _may_log(request, branch) else "",
    }


def _may_log(request: HttpRequest, branch: TemporaryBranch) -> bool:
    return branch.is_active and user_of(request).has_perm("log", branch)


def how_many(request: HttpRequest, branch: TemporaryBranch) -> ActivityQuerySet:
    """Counted by the page together with the rows of the other tabs."""
    return _rows(request, branch)


def register() -> None:
    panels.register("activities", "组织生活", "education/activities/_panel.html", activities, 20, count=how_many)
