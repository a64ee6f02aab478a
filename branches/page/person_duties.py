"""Part of a person's card: what they answer for on site, and what they promised."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from accounts.current import user_of
from branches.areas.models import AreaKeeper, ResponsibilityArea
from branches.pledges.models import Pledge
from organisation.parts import person_parts
from organisation.people.models import Person

NEWEST = 12


def duties_of(request: HttpRequest, person: Person) -> dict[str, Any]:
    """As far as the reader may see them; who reads their own card sees all of their own."""
    user = user_of(request)
    kept = AreaKeeper.objects.filter(person=person, area__voided_at__isnull=True).select_related("area__unit")
    if person.user_id != user.pk:
        kept = kept.filter(area__in=ResponsibilityArea.objects.visible_to(user).values("pk"))
    pledges = Pledge.objects.visible_to(user).living().filter(person=person).select_related("unit")
    return {
        "person_areas": list(kept.order_by("-starts_on", "-pk")[:NEWEST]),
        "person_pledges": list(pledges.order_by("-starts_on", "-pk")[:NEWEST]),
    }


def register() -> None:
    person_parts.register("branches/page/_person_duties.html", duties_of)
