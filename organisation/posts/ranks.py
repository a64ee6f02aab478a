"""书记、副书记、委员: one person holds one of them in an organisation. A new one ends the other in the same act."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from organisation.people.models import Person
from organisation.posts.models import Post, PostQuerySet
from organisation.powers import Role
from organisation.units.models import Unit

RANKS: tuple[tuple[Role, ...], ...] = (
    (Role.SECRETARY, Role.DEPUTY_SECRETARY, Role.COMMITTEE_MEMBER),
    (Role.COMMITTEE_SECRETARY, Role.COMMITTEE_DEPUTY, Role.COMMITTEE_MEMBER_ABOVE),
)
"""Divisions of work (组织委员, 纪检委员 …) are no rank: a deputy may well look after discipline."""


def others_of(role: str) -> tuple[Role, ...]:
    """The ranks that nobody holds beside this one; none for a post that is no rank."""
    return next((tuple(one for one in ranks if one != role) for ranks in RANKS if role in ranks), ())


def held_instead(person: Person, unit: Unit, role: str, on: date) -> PostQuerySet:
    """Posts of the person in this organisation that end when they take up ``role`` on that day."""
    return Post.objects.not_over(on).filter(person=person, unit=unit, role__in=others_of(role))


def begins_later(post: Post, role: str, on: date) -> str:
    """Why the post cannot end in favour of ``role``; '' when it can."""
    if post.starts_on <= on:
        return ""
    return (
        f"{post.person}从 {post.starts_on:%Y-%m-%d} 起任{post.unit}的{post.get_role_display()}，"
        f"不能从 {on:%Y-%m-%d} 起另任{Role(role).label}，请先免去原职务。"
    )


def clash(posts: Iterable[tuple[Person, str]]) -> str:
    """What is wrong with people named for posts together, in one sentence; '' when nothing is."""
    named: dict[Person, str] = {}
    for person, role in posts:
        if not others_of(role):
            continue
        if person in named:
            return f"{person}不能同时任{Role(named[person]).label}和{Role(role).label}，请只保留一个职务。"
        named[person] = role
    return ""
