"""Squads on the branch page and on a person's card."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse

from accounts.current import user_of
from branches.life.models import TemporaryBranch
from branches.page import tabs as panels
from branches.squads.models import AssaultTeam
from branches.squads.parts import SquadMember
from organisation.parts import person_parts
from organisation.people.models import Person
from organisation.powers import Power

NEWEST = 12


def _rows(request: HttpRequest, branch: TemporaryBranch) -> QuerySet[AssaultTeam]:
    return AssaultTeam.objects.visible_to(user_of(request)).living().filter(unit=branch.unit_id)


def squads(request: HttpRequest, branch: TemporaryBranch) -> dict[str, Any]:
    may_log = branch.is_active and user_of(request).has_perm(Power.LOG, branch)
    return {
        "squads": list(_rows(request, branch).select_related("unit").order_by("-formed_on", "-id")[:NEWEST]),
        "all_url": f"{reverse('squads:board')}?unit={branch.unit_id}",
        "new_url": f"{reverse('squads:create')}?unit={branch.unit_id}" if may_log else "",
    }


def squads_of(request: HttpRequest, person: Person) -> dict[str, Any]:
    """For the person's card: every squad this person is or was in, as far as the reader may see it."""
    seen = AssaultTeam.objects.visible_to(user_of(request)).living()
    rows = SquadMember.objects.filter(person=person, squad__in=seen).select_related("squad__unit")
    return {"person_squads": list(rows.order_by("-squad__formed_on", "-pk"))}


def register() -> None:
    panels.register("squads", "突击队", "branches/squads/_panel.html", squads, 60, count=_rows)
    person_parts.register("branches/squads/_person.html", squads_of)
