"""The tab 亮承诺 of the branch page: the branch's part of the wall."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from branches.pledges.models import Pledge
from organisation.powers import Power

MOST = 60


def pledges(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    user, unit = user_of(request), branch.unit_id
    visible = Pledge.objects.visible_to(user).living().filter(unit=unit).select_related("person", "unit")
    rows = list((visible.on_the_wall() if branch.is_active else visible).order_by("-starts_on", "-pk")[:MOST])
    for row in rows:
        row.page_url = reverse("pledges:detail", args=[row.pk])  # type: ignore[attr-defined]
    may_write = branch.is_active and user.has_perm(Power.OWN, branch)
    waiting = visible.filter(state=Pledge.State.SUBMITTED).count() if user.has_perm(Power.PUBLISH, branch) else 0
    return {
        "pledges": rows,
        "waiting": waiting,
        "waiting_url": f"{reverse('pledges:list')}?unit={unit}&tab=submitted",
        "pledges_url": f"{reverse('pledges:list')}?unit={unit}",
        "board_url": f"{reverse('pledges:board')}?unit={unit}",
        "new_url": f"{reverse('pledges:create')}?unit={unit}" if may_write else "",
    }


def on_the_wall(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[Any]:
    """Counted by the page together with the rows of the other tabs."""
    return Pledge.objects.visible_to(user_of(request)).on_the_wall().filter(unit=branch.unit_id)


def register() -> None:
    panels.register("pledges", "亮承诺", "branches/pledges/_panel.html", pledges, 55, count=on_the_wall)
