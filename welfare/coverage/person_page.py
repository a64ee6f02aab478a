"""What was asked of one person, what they need, what was done for them: as far as the reader may see it."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from accounts.current import user_of
from organisation.people.models import Person
from records.guard import get_permitted_or_404
from welfare.asks.models import Ask
from welfare.care_acts.models import Act
from welfare.needs.models import Need

MOST = 50


def show(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    user = user_of(request)
    person = get_permitted_or_404(request, Person, pk, voided=True)
    asks = Ask.objects.visible_to(user).not_voided().filter(person=person).select_related("item", "unit")
    needs = Need.objects.visible_to(user).not_voided().filter(raised_by=person).select_related("holder")
    acts = Act.objects.visible_to(user).not_voided().filter(person=person).select_related("item", "unit", "person")
    context = {
        "person": person,
        "asks": [(ask, Ask.RESULT_COLOURS[ask.result]) for ask in asks.order_by("-asked_on", "-id")[:MOST]],
        "needs": [(need, Need.STATE_COLOURS[need.state]) for need in needs.order_by("-raised_on", "-id")[:MOST]],
        "acts": list(acts.order_by("-done_on", "-id")[:MOST]),
        "crumbs": [("工作台", "/"), (person.name, reverse("people:detail", args=[person.pk])), ("服务保障", "")],
    }
    return render(request, "welfare/coverage/person.html", context)
