"""五必问覆盖: person × item for a branch; for those above several, a line a branch."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from organisation.powers import Power
from organisation.units.models import Unit
from records.guard import require
from welfare.coverage import covering, periods


def show(request: HttpRequest) -> HttpResponse:
    require(request, Power.CARE)
    user, today = user_of(request), timezone.localdate()
    span = periods.named(request.GET.get("period", ""), today)
    units = list(Unit.objects.visible_to(user, Power.CARE).temporary().open())
    unit = _chosen(request, units)
    context = {
        "span": span,
        "month": periods.month(span.last if span.last < today else today),
        "quarter": periods.quarter(span.last),
        "unit": unit,
        "several": len(units) > 1,
        "coverage": covering.coverage(user, unit, span) if unit else None,
        "branches": None if unit else covering.branches(units, span),
        "crumbs": [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("五必问覆盖", "")],
    }
    return render(request, "welfare/coverage/coverage.html", context)


def _chosen(request: HttpRequest, units: list[Unit]) -> Unit | None:
    """The branch asked for, or the only one; 404 for one elsewhere."""
    asked = request.GET.get("unit", "")
    if not asked:
        return units[0] if len(units) == 1 else None
    found = next((unit for unit in units if str(unit.pk) == asked), None)
    if found is None:
        raise Http404("没有这个党支部，或者不在您的查看范围内。")
    return found
