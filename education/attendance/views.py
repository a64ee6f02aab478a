"""The names of the roll-call, drawn anew when kind, day, group or branch of an entry change."""

from __future__ import annotations

import uuid

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from accounts.current import user_of
from education.activities.forms import ActivityForm
from education.activities.models import Activity
from records.guard import NO_POWER, get_permitted_or_404
from records.ledger.registry import ledger


@require_POST
def names(request: HttpRequest) -> HttpResponse:
    """The fragment for what the form holds now; nothing is saved."""
    if not ledger("activities").may_create(user_of(request)):
        raise PermissionDenied(NO_POWER)
    form = ActivityForm(request.POST, user=user_of(request), instance=_opened(request))
    return render(request, "education/attendance/_roll.html", {"form": form})


def _opened(request: HttpRequest) -> Activity | None:
    """The activity that is being edited, if the person may edit it."""
    try:
        key = uuid.UUID(request.GET.get("activity", ""))
    except ValueError:
        return None
    return get_permitted_or_404(request, Activity, key, "log")
