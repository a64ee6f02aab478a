"""Handing an area on, and the plates that hang on the site's wall."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.current import user_of
from branches.acts.areas import hand_over as hand
from branches.forms.area import HandOverForm
from branches.models import ResponsibilityArea
from branches.powers import Power
from branches.views.access import branch_for
from records.ledger.pages.access import get_for
from records.ledger.registry import ledger
from records.workflow import MoveRefused

KINDS = ((ResponsibilityArea.Kind.AREA, "党员责任区"), (ResponsibilityArea.Kind.POST, "党员责任岗"))


def hand_over(request: HttpRequest, pk: UUID) -> HttpResponse:
    areas, user = ledger("areas"), user_of(request)
    area: ResponsibilityArea = get_for(areas, request, pk, Power.LOG)
    if area.is_voided or area.state == ResponsibilityArea.State.ENDED:
        raise PermissionDenied("这个责任区（岗）已经结束，不能再指定责任党员。")
    form, back = HandOverForm(request.POST or None, area=area, user=user), areas.url("detail", area.pk)
    if request.method == "POST" and form.is_valid():
        try:
            hand(area=area, by=user, **form.cleaned_data)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"责任党员：{area.keepers_text}。")
            return redirect(back)
    title = "交接" if area.keepers_text else "指定责任党员"
    crumbs = [("工作台", "/"), (areas.title, areas.url("list")), (area.name, back), (title, "")]
    context = {"form": form, "area": area, "title": title, "back_url": back, "crumbs": crumbs}
    return render(request, "branches/hand_over_area.html", context, status=422 if form.is_bound else 200)


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
    return render(request, "branches/area_plates.html", context)
