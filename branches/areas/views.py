"""Handing an area on, and the plates that hang on the site's wall."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.current import user_of
from branches.areas.acts import hand_over as hand
from branches.areas.forms import HandOverForm
from branches.areas.models import ResponsibilityArea
from branches.page.access import branch_for
from organisation.powers import Power
from records.ledger.pages.access import row_for
from records.ledger.pages.act_page import act_page, page_on
from records.ledger.registry import ledger

KINDS = ((ResponsibilityArea.Kind.AREA, "党员责任区"), (ResponsibilityArea.Kind.POST, "党员责任岗"))


def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    areas, user = ledger("areas"), user_of(request)
    area: ResponsibilityArea = row_for(areas, request, pk, Power.LOG)
    if area.is_voided or area.state == ResponsibilityArea.State.ENDED:
        raise PermissionDenied("这个责任区（岗）已经结束，不能再指定责任党员。")
    form = HandOverForm(request.POST or None, area=area, user=user)
    facts = [("责任区（岗）", area.name, False), ("现在的责任党员", area.keepers_text or "没有", False)]
    page = page_on(areas, area, "交接" if area.keepers_text else "指定责任党员", facts=facts)
    return act_page(
        request,
        form,
        page,
        act=lambda data: hand(area=area, by=user, **data),
        done=lambda handed: f"责任党员：{handed.keepers_text}。",
    )


@require_GET
def plates(request: HttpRequest, pk: UUID) -> HttpResponse:
    """公示牌: one plate an area, for paper and for the screen on site."""
    branch = branch_for(request, pk)
    rows = ResponsibilityArea.objects.visible_to(user_of(request)).current().filter(unit=branch.unit)
    found = list(rows.order_by("kind", "name"))
    groups = [(title, [area for area in found if area.kind == kind]) for kind, title in KINDS]
    context = {
        "branch": branch,
        "groups": [(title, areas) for title, areas in groups if areas],
        "unit_line": branch.unit.name,
        "as_of": timezone.localdate(),
        "back_url": f"{ledger('areas').url('board')}?unit={branch.unit_id}",
    }
    return render(request, "branches/areas/plates.html", context)
