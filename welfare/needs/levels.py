"""Branch, unit, institute: the levels a need goes through, and who holds it there."""

from __future__ import annotations

from django.db import models
from django.db.models import QuerySet

from organisation.people.models import Person
from organisation.posts.models import Post
from organisation.powers import POWERS, Power, Role
from organisation.units.models import Unit


class Level(models.TextChoices):
    BRANCH = "branch", "临时党支部"
    UNIT = "unit", "单位"
    INSTITUTE = "institute", "院"


def level_of(unit: Unit) -> Level:
    """The level of an organisation; whatever stands between a branch and the institute counts as a unit."""
    if unit.kind == Unit.Kind.INSTITUTE:
        return Level.INSTITUTE
    return Level.BRANCH if unit.is_temporary_branch or unit.kind == Unit.Kind.HOME_BRANCH else Level.UNIT


ROLES = [role for role, powers in POWERS.items() if Power.CARE in powers]
SENIORITY = {role.value: place for place, role in enumerate(Role)}


def posts_at(units: list[int]) -> QuerySet[Post]:
    """Posts in force that carry the power to care, at exactly these organisations."""
    return Post.objects.on().filter(role__in=ROLES, unit__in=units).select_related("person", "unit")


def first_holder(unit: Unit) -> Person | None:
    """Who takes a need when nobody is named: the highest post of the organisation, or of the one it went into."""
    here = posts_at([unit.standing.pk])
    posts = sorted(here, key=lambda post: (SENIORITY.get(post.role, 99), post.starts_on, post.pk))
    return posts[0].person if posts else None


def may_hold(person: Person, unit: Unit) -> bool:
    """Whether the person holds such a post at exactly this organisation."""
    return posts_at([unit.standing.pk]).filter(person=person).exists()
