"""Answers that hold a need and are not in the need ledger yet: one tap each."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from organisation.powers import Power
from records.guard import require
from welfare.asks.models import Ask

MOST = 50


def show(request: HttpRequest) -> HttpResponse:
    require(request, Power.CARE)
    asks = Ask.objects.visible_to(user_of(request)).not_voided().filter(result=Ask.Result.NEED, need__isnull=True)
    waiting = asks.select_related("person", "item", "unit").order_by("-asked_on", "-id")
    crumbs = [("工作台", "/"), ("五必问记录", reverse("asks:list")), ("待转需求", "")]
    context = {"asks": list(waiting[:MOST]), "crumbs": crumbs}
    return render(request, "welfare/needs/to_needs.html", context)
