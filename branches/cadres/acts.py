"""The register of party-affairs officers follows the posts: nobody enters a post a second time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.utils import timezone

from branches.cadres.models import PartyAffairsOfficer
from organisation.posts.models import Post
from organisation.powers import PARTY_AFFAIRS
from organisation.units.models import Unit

_RANK = {role.value: place for place, role in enumerate(PARTY_AFFAIRS)}


def keep_officers(people: Iterable[UUID]) -> None:
    """After posts of these people opened or ended. Whoever holds none any more stays, as not in office."""
    for person in people:
        posts = list(Post.objects.filter(person=person, role__in=_RANK).select_related("unit"))
        if posts:
            _keep(person, posts)


def follow_posts(unit: Unit, people: Iterable[UUID]) -> None:
    """Whose posts in the unit opened or ended."""
    keep_officers(people)


def _keep(person: UUID, posts: list[Post]) -> None:
    today = timezone.localdate()
    begun = [post for post in posts if post.starts_on <= today]
    in_force = (post for post in begun if post.ends_on is None or post.ends_on > today)
    now = sorted(in_force, key=lambda post: (_RANK[post.role], post.pk))
    main = now[0] if now else max(begun or posts, key=lambda post: (post.ends_on or date.max, post.pk))
    values: dict[str, object] = {
        "unit": main.unit,
        "role": main.role,
        "title": "；".join(_said(post) for post in now or [main])[:300],
        "full_time": any(post.full_time for post in now),
        "held_since": main.starts_on,
        "in_office": bool(now),
    }
    PartyAffairsOfficer.objects.update_or_create(person_id=person, defaults=values)


def _said(post: Post) -> str:
    """甲支部 · 书记（专职）."""
    return f"{post.title}（专职）" if post.full_time else post.title
