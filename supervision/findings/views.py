"""The points of an inspection form, drawn anew when another check list is chosen."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.current import user_of
from organisation.powers import Power
from records.guard import get_permitted_or_404, require
from supervision.inspections.forms import InspectionForm
from supervision.inspections.models import Inspection


@require_POST
def points(request: HttpRequest) -> HttpResponse:
    """The fragment for what the form holds now; nothing is saved."""
    require(request, Power.INSPECT)
    form = InspectionForm(request.POST, user=user_of(request), instance=_opened(request))
    return render(request, "supervision/inspections/_points.html", {"form": form})


def _opened(request: HttpRequest) -> Inspection | None:
    """The inspection that is being edited, if the person may edit it."""
    try:
        key = uuid.UUID(request.GET.get("inspection", ""))
    except ValueError:
        return None
    return get_permitted_or_404(request, Inspection, key, Power.INSPECT)
