"""What one person took part in: for the branch, for the home branch, for the person."""

from __future__ import annotations

import uuid
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from accounts.current import user_of
from education.activities.models import Activity
from education.participation.figures import lines_of, participation_of
from organisation.people.models import Person
from records.guard import get_permitted_or_404
from records.query_params import whole

MOST_LINES = 200


def show(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    """The lines of one year. Whoever may see the person's card may see them; themes need the activity in reach."""
    user = user_of(request)
    person = get_permitted_or_404(request, Person, pk, voided=True)
    year = _year(request)
    since, until = date(year, 1, 1), date(year, 12, 31)
    lines = list(lines_of(person, since, until)[:MOST_LINES])
    shown = [line.activity_id for line in lines]
    reachable = set(Activity.objects.visible_to(user).filter(pk__in=shown).values_list("pk", flat=True))
    context = {
        "person": person,
        "year": year,
        "years": range(timezone.localdate().year, timezone.localdate().year - 5, -1),
        "sums": participation_of(person, since, until),
        "lines": [(line, line.activity_id in reachable) for line in lines],
        "crumbs": [("工作台", "/"), (person.name, reverse("people:detail", args=[person.pk])), ("参加组织生活", "")],
    }
    return render(request, "education/participation/participation.html", context)


def _year(request: HttpRequest) -> int:
    this = timezone.localdate().year
    return whole(request.GET.get("year"), this, least=2001, most=this) or this
