"""A member with an account may read the branch's records: the post 党员 follows the membership quietly."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.acts import align_grants
from organisation.posts.models import Post
from organisation.powers import Role
from organisation.units.models import Unit


def keep_member_post(person: Person, unit: Unit, on: date | None = None) -> None:
    """Open or end the post 党员 so that it stands exactly while the person is a member without another post here.

    Who only takes part (activists, people of the team) has none. Not told in the history: the lines of joining,
    leaving, designating and relieving say it already.
    """
    if person.user_id is None:
        return
    here = Post.objects.not_over().filter(person=person, unit=unit)
    membership = TemporaryMembership.objects.not_left().filter(person=person, unit=unit).first()
    plain = here.filter(role=Role.MEMBER).first()
    wanted = person.is_party_member and membership is not None and not here.exclude(role=Role.MEMBER).exists()
    if wanted and plain is None and membership:
        Post.objects.create(person=person, unit=unit, role=Role.MEMBER, starts_on=on or membership.starts_on)
    elif plain and not wanted:
        plain.ends_on = max(on or timezone.localdate(), plain.starts_on)
        plain.save(update_fields=["ends_on"])
    align_grants(person, unit)
