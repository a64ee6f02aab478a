"""The names of the roll-call, drawn anew when kind, day, group or branch of an entry change."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from accounts.current import user_of
from education.forms import ActivityForm
from education.models import Activity
from records import scope


@require_POST
def names(request: HttpRequest) -> HttpResponse:
    """The fragment for what the form holds now; nothing is saved."""
    user = user_of(request)
    if not scope.holds(user, "log"):
        raise PermissionDenied("您当前的身份没有这项权限。")
    form = ActivityForm(request.POST, user=user, instance=_opened(request))
    return render(request, "education/_roll.html", {"form": form})


def _opened(request: HttpRequest) -> Activity | None:
    """The activity that is being edited, if the person may edit it."""
    try:
        key = uuid.UUID(request.GET.get("activity", ""))
    except ValueError:
        return None
    return get_object_or_404(Activity.objects.visible_to(user_of(request), "log"), pk=key)
