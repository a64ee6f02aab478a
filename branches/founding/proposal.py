"""What the hints look at: numbers and names of a request, however far it has got."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from branches.founding.models import FoundingMember, FoundingRequest
from organisation.people.models import Person

if TYPE_CHECKING:
    from branches.projects.models import Project


@dataclass(frozen=True)
class Candidate:
    """One person proposed for one post."""

    person: object
    name: str
    role: str
    formal: bool
    formal_since: date | None
    member: bool = True  # of the party; who is none stands among the outsiders


@dataclass(frozen=True)
class Proposal:
    """A branch as proposed. Dates may still be missing while the form is being filled in."""

    formal: int = 0
    probationary: int = 0
    units: int = 1
    joint: bool = False
    outsiders: tuple[str, ...] = ()  # names of people who are no party members
    homeless: tuple[str, ...] = ()  # names of members without a known home branch
    committee: tuple[Candidate, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    long_term_decision: str = ""
    headcount: int = 0
    project_name: str = ""
    texts: tuple[str, ...] = ()  # where an exact place might stand
    waiting_since: date | None = None  # since when the institute has it
    today: date = field(default_factory=timezone.localdate)

    @property
    def members(self) -> int:
        return self.formal + self.probationary

    @property
    def committee_people(self) -> set[object]:
        return {one.person for one in self.committee}

    def holders(self, role: str) -> list[Candidate]:
        return [one for one in self.committee if one.role == role]


def propose(
    *,
    people: Iterable[Person],
    posts: Iterable[tuple[Person, str]],
    project: Project | None = None,
    texts: Iterable[str] = (),
    **facts: object,
) -> Proposal:
    """Count the people and name the candidates; ``facts`` are further fields of :class:`Proposal`."""
    people, standing = list(dict.fromkeys(people)), Person.Standing
    return Proposal(
        formal=sum(person.standing == standing.FORMAL for person in people),
        probationary=sum(person.standing == standing.PROBATIONARY for person in people),
        units=len({person.home_unit_id for person in people if person.home_unit_id}) or 1,
        outsiders=tuple(person.name for person in people if not person.is_party_member),
        homeless=tuple(
            person.name
            for person in people
            if person.is_party_member and not (person.home_branch_id or _outside(person))
        ),
        committee=tuple(
            Candidate(person.pk, person.name, role, person.may_vote, person.formal_since, person.is_party_member)
            for person, role in posts
        ),
        project_name=project.name if project else "",
        texts=(*texts, project.site_name if project else ""),
        **facts,  # type: ignore[arg-type]
    )


def _outside(person: Person) -> bool:
    """Another group's people keep their relation where this register cannot see it."""
    unit = person.home_unit
    return unit is not None and unit.kind == "external"


def proposal_of(
    request: FoundingRequest,
    posts: Iterable[tuple[Person, str]] | None = None,
    lines: Iterable[FoundingMember] | None = None,
) -> Proposal:
    """The request as stored. ``posts`` replaces its own proposals when the reply designates others.

    Costs one query for the member list unless ``lines`` brings it along.
    """
    lines = list(lines or request.members.select_related("person__home_unit").order_by("pk"))
    own = [(line.person, line.proposed_role) for line in lines if line.proposed_role]
    return propose(
        people=[line.person for line in lines],
        posts=own if posts is None else posts,
        project=request.project,
        texts=(request.name, request.task_summary, request.reason),
        joint=request.joint,
        starts_on=request.starts_on,
        ends_on=request.ends_on,
        long_term_decision=request.long_term_decision,
        headcount=request.headcount,
        waiting_since=_day(request),
    )


def _day(request: FoundingRequest) -> date | None:
    waiting = request.state == FoundingRequest.State.REPORTED and request.reported_at
    return timezone.localtime(request.reported_at).date() if waiting and request.reported_at else None
