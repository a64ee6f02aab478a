"""What will change when an organisation is moved or merged: counted before anybody confirms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q, QuerySet

from organisation.memberships.models import TemporaryMembership
from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import POWERS, Power
from organisation.units.models import InUnit, Unit
from records import scope

if TYPE_CHECKING:
    from accounts.models.user import User

SHOWN = 12


@dataclass(frozen=True)
class Effects:
    """``counts``: label and number; ``records``: kind and number; the rest are people as "姓名（单位 · 职务）"."""

    counts: list[tuple[str, int]]
    records: list[tuple[str, int]]
    gaining: list[str]
    losing: list[str]
    ending: list[str]


def effects(unit: Unit, target: Unit, user: User, *, ending: bool = False) -> Effects:
    """``target`` is the new parent, or the organisation it goes into."""
    before, after = (set(one.ancestor_ids) for one in (unit, target))
    before.discard(unit.pk)
    return Effects(
        counts=_counts(unit),
        records=_records(unit, user),
        gaining=_lookers(after - before),
        losing=_lookers(before - after),
        ending=_holders(Post.objects.on().filter(unit=unit)) if ending else [],
    )


def _counts(unit: Unit) -> list[tuple[str, int]]:
    below = Unit.objects.below(unit)
    at_home = Q(home_branch__path__startswith=unit.path) | Q(home_unit__path__startswith=unit.path)
    members = TemporaryMembership.objects.not_left().filter(unit__in=below)
    return [
        ("下级党组织", below.open().exclude(pk=unit.pk).count()),
        ("临时党支部在册党员", members.count()),
        ("组织关系或派出单位在这里的人员", Person.objects.not_voided().filter(at_home).count()),
        ("在任职务", Post.objects.on().filter(unit__in=below).count()),
    ]


def _records(unit: Unit, user: User) -> list[tuple[str, int]]:
    """Of each kind as many as the user may see; confidential ones are not counted out to everybody."""
    found = []
    for model in apps.get_models():
        if issubclass(model, InUnit):
            rows = scope.visible(model._default_manager.filter(unit__path__startswith=unit.path), user, Power.VIEW)
            found.append((str(model._meta.verbose_name), rows.count()))
    return sorted(((name, number) for name, number in found if number), key=lambda one: (-one[1], one[0]))


def _lookers(unit_ids: set[int]) -> list[str]:
    """Who looks at everything below these organisations."""
    roles = [role for role, powers in POWERS.items() if Power.VIEW in powers]
    return _holders(Post.objects.on().filter(unit_id__in=unit_ids, role__in=roles))


def _holders(posts: QuerySet[Post]) -> list[str]:
    rows = posts.select_related("person", "unit").order_by("unit__path", "pk")
    lines = [f"{post.person}（{post.title}）" for post in rows]
    return lines if len(lines) <= SHOWN else [*lines[:SHOWN], f"等 {len(lines)} 人"]
