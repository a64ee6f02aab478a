"""The points of an inspection form, drawn anew when another check list is chosen."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.current import user_of
from branches.powers import Power
from records import scope
from supervision.forms import InspectionForm
from supervision.models import Inspection


@require_POST
def points(request: HttpRequest) -> HttpResponse:
    """The fragment for what the form holds now; nothing is saved."""
    user = user_of(request)
    if not scope.holds(user, Power.INSPECT):
        raise PermissionDenied("您当前的身份没有这项权限。")
    form = InspectionForm(request.POST, user=user, instance=_opened(request))
    return render(request, "supervision/_points.html", {"form": form})


def _opened(request: HttpRequest) -> Inspection | None:
    """The inspection that is being edited, if the person may edit it."""
    try:
        key = uuid.UUID(request.GET.get("inspection", ""))
    except ValueError:
        return None
    return get_object_or_404(Inspection.objects.visible_to(user_of(request), Power.INSPECT), pk=key)
