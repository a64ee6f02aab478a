"""The tab 联建共建 of the branch page: partners with their agreements, the newest events, how often in which form."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.joint.figures import by_partner
from branches.joint.models import JointAgreement, JointBuilding
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from organisation.powers import Power

NEWEST = 8


def _rows(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[JointBuilding]:
    return JointBuilding.objects.visible_to(user_of(request)).living().filter(unit=branch.unit_id)


def joint(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    user, unit = user_of(request), branch.unit_id
    may_log = branch.is_active and user.has_perm(Power.LOG, branch)
    agreements = JointAgreement.objects.visible_to(user).living().filter(unit=unit).select_related("partner")
    total = by_partner(_rows(request, branch))[1]
    return {
        "joint_forms": total.cells,
        "joint_total": total,
        "agreements": list(agreements.order_by("-ends_on", "-pk")[:NEWEST]),
        "joint_events": list(_rows(request, branch).select_related("partner").order_by("-held_on", "-id")[:NEWEST]),
        "events_url": f"{reverse('joint-buildings:list')}?unit={unit}",
        "partners_url": f"{reverse('joint-partners:list')}?unit={unit}",
        "new_url": f"{reverse('joint-buildings:create')}?unit={unit}" if may_log else "",
        "new_partner_url": f"{reverse('joint-partners:create')}?unit={unit}" if may_log else "",
    }


def register() -> None:
    panels.register("joint", "联建共建", "branches/joint/_panel.html", joint, 62, count=_rows)
