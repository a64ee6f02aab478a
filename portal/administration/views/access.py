"""How an administrator's page begins."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from accounts.current import user_of
from accounts.models.user import User
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import Power
from organisation.units.models import Unit
from records.guard import get_among_or_404


def administrator(request: HttpRequest, power: str = Power.ADMINISTER) -> User:
    """The signed-in user, who must hold the power; 403 otherwise."""
    user = user_of(request)
    if not user.has_perm(power):
        raise PermissionDenied("这个页面只对系统管理员或审计员开放。")
    return user


def administered(request: HttpRequest, pk: UUID) -> Person:
    """A person within the administrator's reach; 404 otherwise."""
    people = Person.objects.visible_to(administrator(request), Power.ADMINISTER)
    return get_among_or_404(request, people.select_related("user", "home_unit", "home_branch"), pk)


def in_charge(user: User, person: Person, posts: Iterable[Post] | None = None) -> bool:
    """Whether the administrator covers every unit the person's account acts for, so that nobody reaches above himself.

    An account carries the rights of all posts, those still to come too; without a post the home side decides.
    ``posts`` are all these, for a caller who read those of many people at once.
    """
    held = person.posts.not_over().select_related("unit") if posts is None else posts
    units: list[Unit] = [post.unit for post in held]
    units = units or [unit for unit in (person.home_unit, person.home_branch) if unit]
    return bool(units) and all(user.has_perm(Power.ADMINISTER, unit) for unit in units)


def account_in_charge(request: HttpRequest, pk: UUID) -> Person:
    """As :func:`administered`, for acts on the account or the offices; 403 when the account reaches further."""
    person = administered(request, pk)
    if not in_charge(user_of(request), person):
        raise PermissionDenied("这个人还在您管理范围以外任职，请由上级管理员办理。")
    return person
