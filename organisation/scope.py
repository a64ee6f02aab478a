"""Who may see or do what: the one place that is asked.

``Model.objects.visible_to(user, action)`` and ``user.has_perm("power", record)`` both end here and use the same
:class:`~organisation.permissions.PermissionRule` of the model, so that lists and single records agree. A model
without one shows nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from django.contrib.auth.backends import BaseBackend
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models import QuerySet
from django.urls import reverse

from organisation import access as rights
from organisation.access import access_of
from organisation.people.models import Person
from organisation.permissions.base import REFUSE, PermissionRule
from organisation.posts.models import Post
from organisation.powers import POWERS, Power
from organisation.units.models import Unit, UnitQuerySet

if TYPE_CHECKING:
    from accounts.models.user import User

M = TypeVar("M", bound=models.Model)

NAMED_MOST, ASKED_MOST = 3, 20  # people in a sentence; posts whose rights are looked at for it


def rule_of(model: type[models.Model]) -> PermissionRule:
    """The rule the model names; a model that names none is refused."""
    rule: PermissionRule = getattr(model, "permissions", REFUSE)
    return rule


class Answer:
    """What :mod:`records.scope` asks (settings.RECORDS_SCOPE)."""

    def visible(self, queryset: QuerySet[M], user: User | AnonymousUser, action: str) -> QuerySet[M]:
        if not user.is_authenticated:
            return queryset.none()
        return queryset.filter(rule_of(queryset.model).rows(access_of(user), action))

    def permits(self, user: User | AnonymousUser, power: str, record: models.Model) -> bool:
        return user.is_authenticated and rule_of(type(record)).permits(access_of(user), power, record)

    def holds(self, user: User | AnonymousUser, power: str) -> bool:
        return user.is_authenticated and access_of(user).holds(power)

    def forget(self, user: User) -> None:
        rights.forget(user)

    def identity(self, user: User) -> dict[str, object]:
        return {"acting_post": access_of(user).chosen}

    def letterhead(self, user: User) -> str:
        acting = access_of(user).acting
        return acting.unit.name if acting else ""

    def aside(self, user: User, address: str, field: str, chosen: str) -> str:
        """The organisation tree, for people who look after more than one branch."""
        acting = access_of(user).acting
        if acting is None or acting.unit.is_temporary_branch or acting.unit.kind == Unit.Kind.HOME_BRANCH:
            return ""
        return f"{reverse('organisation:tree')}?{urlencode({'at': address, 'field': field, 'unit': chosen})}"

    def holders(self, powers: Sequence[str], record: models.Model, without: Collection[object]) -> list[str]:
        """「高玉梅（一部党委书记）」, for a sentence: a few of those whose posts reach the record."""
        named: dict[object, str] = {}
        for post in _posts_over(record, powers):
            user = post.person.user
            if user is None or user.pk in without or user.pk in named or len(named) == NAMED_MOST:
                continue
            reach = rights.Access(user)
            if any(rule_of(type(record)).permits(reach, power, record) for power in powers):
                named[user.pk] = f"{post.person}（{post.unit}{post.get_role_display()}）"
        return list(named.values())


def _posts_over(record: models.Model, powers: Sequence[str]) -> QuerySet[Post]:
    """Posts in force with one of the powers, at or above the organisations that the record names."""
    roles = [role for role, given in POWERS.items() if not given.isdisjoint(powers)]
    named = [field.name for field in record._meta.concrete_fields if field.related_model is Unit]
    units = {pk for name in named if (unit := getattr(record, name)) for pk in unit.ancestor_ids}
    posts = Post.objects.on().filter(role__in=roles, unit_id__in=units, person__user__is_active=True)
    return posts.select_related("person__user", "unit").order_by("-unit__path", "pk")[:ASKED_MOST]


answer = Answer()


class ScopeBackend(BaseBackend):
    """Lets ``user.has_perm("log", record)`` ask the scope; without a record: is the power held anywhere."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        if obj is None:
            return answer.holds(user_obj, perm)
        return answer.permits(user_obj, perm, obj)


def units_for(user: User, power: str = Power.VIEW) -> UnitQuerySet:
    """Units at or below a unit on which the user holds the power."""
    return access_of(user).units(power)


def holders_of(unit: Unit, power: str) -> QuerySet[Person]:
    """People whose post in force gives them the power on this unit: at the unit itself or above it.

    Nearest first: the branch's own people, then the unit's, then the institute's.
    """
    roles = [role for role, powers in POWERS.items() if power in powers]
    posts = Post.objects.on().filter(role__in=roles, unit_id__in=unit.ancestor_ids)
    return Person.objects.filter(posts__in=posts).order_by("-posts__unit__path", "pk").distinct()
