"""共建汇总: partner by form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from accounts.current import user_of
from branches.joint.figures import FORMS, by_partner
from branches.joint.models import JointBuilding
from organisation.powers import Power
from records import query_params
from records.guard import require

YEARS = 4


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    require(request, Power.VIEW)
    this_year = timezone.localdate().year
    year = query_params.whole(request.GET.get("year"), least=2000, most=this_year)
    events = JointBuilding.objects.visible_to(user_of(request)).not_voided()
    lines, total = by_partner(events, year)
    context = {
        "lines": lines,
        "total": total,
        "forms": [form.label for form in FORMS],
        "year": year,
        "years": range(this_year, this_year - YEARS, -1),
        "crumbs": [("工作台", "/"), ("联建共建", "/joint-buildings/"), ("共建汇总", "")],
    }
    return render(request, "branches/joint/overview.html", context)
