"""Who is in a squad, and the numbers that follow from it: counted here, typed nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils import timezone

from branches.squads.models import AssaultTeam, SquadMember
from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.units.models import Unit


@dataclass(frozen=True)
class Place:
    """Where someone belongs today and as what."""

    branch: Unit | None
    title: str


def places_of(people: Iterable[Person], unit: Unit) -> dict[UUID, Place]:
    """Person → temporary branch with the post held there, ``unit`` before others; else the home branch. One query."""
    everyone = list(people)
    rows = TemporaryMembership.objects.on(timezone.localdate()).filter(person__in=everyone).select_related("unit")
    here = sorted(rows, key=lambda row: (row.unit_id != unit.pk, -row.pk), reverse=True)
    found = {row.person_id: (row.unit, row.title) for row in here}
    return {person.pk: _place(person, *found.get(person.pk, (person.home_branch, ""))) for person in everyone}


def _place(person: Person, branch: Unit | None, title: str) -> Place:
    return Place(branch, title or ("党员" if person.is_party_member else ""))


def name_leader(squad: AssaultTeam) -> None:
    """What the roster prints of the three people named, as it is today; names without a card stay as written."""
    for one in ("leader", "commissar", "liaison"):
        if person := getattr(squad, one):
            setattr(squad, f"{one}_name", person.name)
    if squad.leader:
        place = places_of([squad.leader], squad.unit)[squad.leader.pk]
        squad.leader_organisation, squad.leader_post = str(place.branch or ""), place.title
        squad.leader_position = squad.leader.position


def enlist(squad: AssaultTeam, people: Iterable[Person]) -> None:
    """Make these the squad's people. Who is no longer named has left; from a squad not yet filed they just go.

    Who comes, for the first time or again, is entered with the standing and branch of today.
    """
    wanted = {person.pk: person for person in people}
    present = set(squad.members.filter(left_on__isnull=True).values_list("person_id", flat=True))
    places = places_of([person for key, person in wanted.items() if key not in present], squad.unit)
    SquadMember.objects.bulk_create(
        (
            SquadMember(squad=squad, person=wanted[key], standing=wanted[key].standing, branch=place.branch)
            for key, place in places.items()
        ),
        update_conflicts=True,
        unique_fields=["squad", "person"],
        update_fields=["standing", "branch", "left_on"],
    )
    gone = squad.members.exclude(person__in=wanted).filter(left_on__isnull=True)
    if squad.submitted_at is None:
        gone.delete()
    else:
        gone.update(left_on=timezone.localdate())
    recount(squad)


def recount(squad: AssaultTeam) -> None:
    """涉及党支部数, 参与党员数, 总人数: those on the list and those named as numbers only."""
    present = squad.members.filter(left_on__isnull=True).values_list("standing", "branch_id")
    party = [branch for standing, branch in present if standing in Person.PARTY_MEMBERS]
    squad.branch_count = len({branch for branch in party if branch}) + squad.unlisted_branches
    squad.party_count = len(party) + squad.unlisted_party
    squad.total_count = len(present) + squad.unlisted_total
    numbers = ("branch_count", "party_count", "total_count")
    AssaultTeam.objects.filter(pk=squad.pk).update(**{name: getattr(squad, name) for name in numbers})
